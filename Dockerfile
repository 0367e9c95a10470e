# One image for web and workers. The base is pinned by version tag; its digest could not be looked up where
# this was written: pin it too (FROM name:tag@sha256:…) in your own registry.
FROM python:3.11.13-slim-bookworm AS build

WORKDIR /app
RUN python -m venv /opt/venv
COPY requirements/uv.txt requirements/base.txt requirements/
RUN /opt/venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements/uv.txt \
    && /opt/venv/bin/uv pip install --no-cache --compile-bytecode --python /opt/venv/bin/python --require-hashes \
        -r requirements/base.txt

FROM python:3.11.13-slim-bookworm

# Programs of their own that the importer runs beside itself: LibreOffice for .doc, .odt and .rtf, Tesseract for pictures.
RUN apt-get update -qq \
    && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui fonts-liberation \
        tesseract-ocr tesseract-ocr-swe \
    && rm -rf /var/lib/apt/lists/*
# A number, so that an orchestrator can see that it is not root; no shell, no home.
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin lansbeslut
COPY --from=build /opt/venv /opt/venv
WORKDIR /app
COPY pyproject.toml LICENSE ./
COPY decisions decisions
COPY importers importers
COPY search search
COPY site site
COPY templates templates

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONPATH=/app:/app/site \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=webapp.settings.production \
    LANSBESLUT_VAR=/var/lib/lansbeslut

# The static files belong to the image. The key is a throw-away that no layer keeps.
RUN install -d -o 10001 -m 0700 "$LANSBESLUT_VAR" "$LANSBESLUT_VAR/files" "$LANSBESLUT_VAR/search" \
    && LANSBESLUT_SECRET_KEY="$(head -c 48 /dev/urandom | base64)" LANSBESLUT_HOSTS=build.invalid \
        python site/manage.py collectstatic --no-input --verbosity 0 \
    && chown -R 10001 "$LANSBESLUT_VAR"

USER 10001
WORKDIR /app/site
EXPOSE 8000
# --worker-tmp-dir: the heartbeat of a worker must not wait for a disk.
CMD ["gunicorn", "webapp.wsgi", "--bind", "0.0.0.0:8000", "--workers", "2", "--threads", "4", \
     "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
