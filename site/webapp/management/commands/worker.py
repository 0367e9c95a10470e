"""`manage.py worker`: django-tasks-db's worker, which first sees to what a predecessor left behind.

A task only says "look"; the truth is in our own rows, with leases. django-tasks-db never takes back a task that was
running when its worker was killed, so a worker says "look" to itself when it starts, and once more when the
predecessor's leases have run out (design.md §11).
"""

from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks_db.management.commands.db_worker import Command as DatabaseWorker

from importers import collecting


class Command(DatabaseWorker):
    """Takes the options of `db_worker`."""

    help = "Arbetar med köerna, och börjar med det som en avbruten föregångare lämnade."

    def handle(self, *, queue_name: str, **options: Any) -> None:
        """Queue the looks of these queues, then work until told to stop."""
        collecting.settle()  # rows by the hundred: looking for cycles among them was a tenth of the index worker's time
        queues = queue_name.split(",")
        for queue, path in settings.WORKER_LOOKS:
            if queue in queues or "*" in queues:
                look = import_string(path)
                look.enqueue()
                look.using(run_after=timezone.now() + settings.WORKER_SECOND_LOOK).enqueue()
        super().handle(queue_name=queue_name, **options)
