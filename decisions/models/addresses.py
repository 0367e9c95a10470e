"""Addresses are for ever: one row for each public address of a §, a paper or a case."""

from django.db import models

from decisions.models.cases import Case
from decisions.models.items import AgendaItem
from decisions.models.papers import Paper


class Address(models.Model):
    """A public address (path without slashes at the ends).

    Current: it leads to its target. Moved: `moved_to` is where it redirects. Gone: the target was erased or
    withdrawn for good and the page answers 410 with `gone_reason`.
    """

    path = models.CharField(max_length=255, unique=True)
    item = models.ForeignKey(AgendaItem, on_delete=models.SET_NULL, null=True, blank=True, related_name="addresses")
    paper = models.ForeignKey(Paper, on_delete=models.SET_NULL, null=True, blank=True, related_name="addresses")
    case = models.ForeignKey(Case, on_delete=models.SET_NULL, null=True, blank=True, related_name="addresses")
    moved_to = models.CharField(max_length=255, blank=True)
    gone_reason = models.CharField(max_length=300, blank=True)
    created = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return self.path
