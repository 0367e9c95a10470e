"""The health page `/halsa/` for load balancers and containers: states and seconds, no names and no secrets."""

import logging
from datetime import datetime, timedelta

from django.conf import settings
from django.db import DatabaseError
from django.db.models import Max, Min
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from django_tasks_db.models import DBTaskResult

from search.core.errors import EngineUnavailable
from search.index import get_engine

logger = logging.getLogger(__name__)


@never_cache
@require_safe
def health(request: HttpRequest) -> JsonResponse:  # noqa: ARG001 - Django calls it with the request
    """200 where pages can be served, 503 where the database is unreachable or lacks its tables.

    The body's `queues` gives, by queue, for how many seconds tasks have waited without any being started: 0
    where none waits. `search` is "ok" or "fel"; a stopped index does not take the site down, because reading
    works without it.
    """
    try:
        queues = {name: stalled_seconds(name, timezone.now()) for name in _queues()}
    except DatabaseError as error:
        logger.error("health: database unreachable (%s)", type(error).__name__)
        return JsonResponse({"status": "fel", "database": "fel"}, status=503)
    return JsonResponse({"status": "ok", "database": "ok", "search": _search(), "queues": queues})


def _queues() -> list[str]:
    return list(settings.TASKS["default"]["QUEUES"])


def stalled_seconds(queue: str, now: datetime) -> int:
    """Whole seconds since the queue last moved, while tasks wait in it; 0 where none waits.

    A long queue that is worked through is healthy: what counts is the time since a task was last started.
    """
    tasks = DBTaskResult.objects.filter(queue_name=queue)
    oldest: datetime | None = tasks.ready().aggregate(value=Min("enqueued_at"))["value"]
    if oldest is None:
        return 0
    started: datetime | None = tasks.aggregate(value=Max("started_at"))["value"]
    moved = max(oldest, started) if started else oldest
    return max(0, (now - moved) // timedelta(seconds=1))


def _search() -> str:
    """Whether the engine of this process has an index to search."""
    try:
        get_engine().stats()
    except EngineUnavailable as error:
        logger.warning("health: search unavailable (%s)", type(error).__name__)
        return "fel"
    return "ok"
