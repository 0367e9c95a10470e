"""What `SearchDocument` says, as Wagtail's search wants it: fields to search, fields to filter and count by."""

from django.db import models
from modelsearch import index

FACETS = ("authority", "committee", "year", "initiative", "kind", "matter", "outcome")


class Row(index.Indexed, models.Model):
    """One document. Each column that is counted has an index of its own, as a careful site would have it."""

    title = models.TextField()
    clauses = models.TextField()
    body = models.TextField()
    authority = models.CharField(max_length=100, db_index=True)
    committee = models.CharField(max_length=150, db_index=True)
    year = models.PositiveSmallIntegerField(db_index=True)
    initiative = models.CharField(max_length=100, db_index=True)
    kind = models.CharField(max_length=100, db_index=True)
    matter = models.CharField(max_length=100, db_index=True)
    outcome = models.CharField(max_length=100, db_index=True)

    search_fields = [
        index.SearchField("title", boost=3),
        index.SearchField("clauses", boost=2),
        index.SearchField("body"),
        *(index.FilterField(name) for name in FACETS),
    ]

    class Meta:
        app_label = "rows"

    def __str__(self) -> str:
        return self.title
