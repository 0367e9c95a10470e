"""One row for one document."""

from django.db import models
from modelsearch import index


class Row(index.Indexed, models.Model):
    """A document with the search fields that a Wagtail site would give it."""

    key = models.CharField(max_length=200, unique=True)
    title = models.TextField()
    text = models.TextField()

    search_fields = (index.SearchField("title", boost=2), index.SearchField("text"))

    class Meta:
        app_label = "rows"

    def __str__(self) -> str:
        return self.key
