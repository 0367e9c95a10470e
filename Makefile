# Everything that a person or CI does with this repository; `make help` lists it.
# Needs make and Python 3.11 or later. Everything else goes into .venv/ from pinned, hashed requirements.

# The first interpreter that is new enough; another one: make run PYTHON=/path/to/python
PYTHON ?= $(shell for p in python3 python3.13 python3.12 python3.11 python3.14 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo "$$p"; break; }; done)
PY := .venv/bin/python
UV := .venv/bin/uv
COMPILE := $(UV) pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-emit-index-url

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help run test fast golden browser bench check requirements clean

help: ## Show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

run: .venv/.base ## Set up everything and start the site with its workers; PORT=8080 chooses the port
	@cd site && exec ../$(PY) -m webapp.launch $(if $(PORT),--port $(PORT))

test: .venv/.test ## Set up everything and run every test, linters and type check included
	@$(PY) -m pytest -n auto --maxprocesses 4

fast: .venv/.test ## Run the unit, contract and golden tests only (a few minutes)
	@$(PY) -m pytest -n auto --maxprocesses 4 tests/unit tests/contract tests/golden

golden: .venv/.test ## Run the golden tests; WRITE=1 first writes what is expected anew: read the diff
	@$(if $(WRITE),PYTHONPATH=.:site $(PY) tests/golden/regenerate.py)
	@$(PY) -m pytest tests/golden

browser: .venv/.test ## Run the browser tests (needs Chromium)
	@$(PY) -m pytest tests/browser

bench: .venv/.test ## Run every measurement in tests/benchmarks; never part of the tests
	@for script in tests/benchmarks/bench_*.py; do echo "== $$script"; PYTHONPATH=.:site $(PY) $$script || exit 1; done

check: .venv/.test ## Run the linters, the type check, the import contracts and the migration check only
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy
	@PYTHONPATH=.:site .venv/bin/lint-imports
	@$(PY) site/manage.py makemigrations --check --dry-run --settings webapp.settings.test

requirements: .venv/.uv ## Resolve requirements/*.in again into pinned, hashed requirements/*.txt
	@for name in uv base test; do $(COMPILE) requirements/$$name.in -o requirements/$$name.txt >/dev/null || exit 1; done

clean: ## Remove .venv and all caches; the site's data in var/ stays
	@rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	@find decisions search importers site tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps below are newer than the requirements that they were made from: an unchanged step is skipped.
.venv/.uv: requirements/uv.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 eller senare behövs. Installera det, eller ange det: make run PYTHON=/sökväg/till/python3" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { echo "$(PYTHON) finns inte eller är för gammal: Python 3.11 eller senare behövs." >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { echo "Din Python saknar modulerna venv och ensurepip. På Debian och Ubuntu: apt install python3-venv" >&2; exit 1; }
	@$(PY) -m pip --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

.venv/.base: requirements/base.txt .venv/.uv
	@echo "Installerar det som webbplatsen behöver (första gången: någon minut) …"
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/base.txt
	@touch $@

.venv/.test: requirements/test.txt .venv/.uv
	@echo "Installerar det som testerna behöver (första gången: någon minut) …"
	@$(UV) pip install --quiet --python $(PY) --require-hashes -r requirements/test.txt
	@touch $@
