"""RSS: new decisions of a body, news of a case, news of a county-wide initiative."""

from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.contrib.syndication.views import Feed
from django.http import Http404, HttpRequest, HttpResponse

from decisions.models import AgendaItem, Case, CommitteePage, InitiativePage, Paper
from decisions.selectors import public_committees, public_initiatives, public_items, rows_below
from decisions.web import addresses, lines
from decisions.web.case_page import items_of, papers_of
from decisions.web.dates import long_date
from decisions.web.initiative_page import public_item_links, public_paper_links
from decisions.web.records import find
from decisions.web.rss import MarkedRss

LENGTH = 50
"""Entries in a feed."""


if TYPE_CHECKING:
    _Feed = Feed[Any, Any]
else:  # Django's class takes its type arguments in the stubs only
    _Feed = Feed


class _Records(_Feed):
    """What the three feeds have in common: entries are §§ and papers."""

    feed_type = MarkedRss
    language = "sv"

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response: HttpResponse = super().__call__(request, *args, **kwargs)
        response["X-Robots-Tag"] = "noindex"  # the pages are what search engines should find
        return response

    def records(self, obj: Any) -> list[AgendaItem | Paper]:
        raise NotImplementedError

    def items(self, obj: Any) -> list[AgendaItem | Paper]:
        newest_first = sorted(self.records(obj), key=lambda r: r.first_published_at or _EARLIEST, reverse=True)
        return newest_first[:LENGTH]

    def feed_extra_kwargs(self, obj: Any) -> dict[str, Any]:
        return {"demo": any(_is_demo(record) for record in self.records(obj))}

    def item_extra_kwargs(self, item: Any) -> dict[str, Any]:
        return {"demo": _is_demo(item)}

    def item_title(self, item: Any) -> str:
        mark = "Exempeldata: " if _is_demo(item) else ""
        if isinstance(item, Paper):
            return f"{mark}{item.get_kind_display()}: {item.title}"
        name = item.meeting.committee.title
        return f"{mark}{name} {item.meeting.date.isoformat()} {item.paragraph} {item.title}"

    def item_description(self, item: Any) -> str:
        if isinstance(item, Paper):
            when = long_date(item.date) if item.date else "odaterad"
            return f"{item.get_kind_display()}, {when}"
        clauses = [clause.text for clause in rows_below(item, "clauses")]
        return "\n".join(filter(None, [item.lead_in, *clauses]))

    def item_link(self, item: Any) -> str:
        return addresses.of_record(item)

    def item_guid(self, item: Any) -> str:
        """The address without the site's name: it never changes, also when the site moves."""
        return addresses.of_record(item)

    item_guid_is_permalink = False

    def item_pubdate(self, item: Any) -> datetime | None:
        published: datetime | None = item.first_published_at
        return published

    def item_categories(self, item: Any) -> list[str]:
        return [str(item.get_outcome_display())] if isinstance(item, AgendaItem) and item.outcome else []


_EARLIEST = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


def _is_demo(record: AgendaItem | Paper) -> bool:
    return record.demo if isinstance(record, Paper) else record.meeting.demo


class CommitteeFeed(_Records):
    """New decisions of one body."""

    def get_object(self, request: HttpRequest, authority: str, committee: str) -> CommitteePage:  # noqa: ARG002
        found = (
            public_committees().filter(slug=committee, authority__slug=authority).select_related("authority").first()
        )
        if found is None:
            raise Http404("no such body")
        return found

    def title(self, obj: CommitteePage) -> str:
        return f"{obj.title}, {lines.authority_link(obj.authority).text}: beslut"

    def description(self, obj: CommitteePage) -> str:
        return f"Nya beslut från {obj.title}, {lines.authority_link(obj.authority).text}."

    def link(self, obj: CommitteePage) -> str:
        return addresses.of_committee(obj)

    def records(self, obj: CommitteePage) -> list[AgendaItem | Paper]:
        rows = public_items().filter(meeting__committee=obj).select_related(*lines.ITEM_RELATED)
        return list(rows.prefetch_related("clauses").order_by("-first_published_at", "-pk")[:LENGTH])


class CaseFeed(_Records):
    """What is new in one case."""

    def get_object(self, request: HttpRequest, path: str) -> Case:  # noqa: ARG002
        address = find(path)
        if address is None or address.case is None or not self.records(address.case):
            raise Http404("no such case")
        return address.case

    def title(self, obj: Case) -> str:
        return f"Ärende {self._label(obj)}"

    @staticmethod
    def _label(case: Case) -> str:
        first = case.numbers.order_by("pk").first()
        return f"{first.printed}, {case.authority.title}" if first else str(case.authority.title)

    def description(self, obj: Case) -> str:
        return f"Nya beslut och handlingar i ärende {self._label(obj)}."

    def link(self, obj: Case) -> str:
        return addresses.of_record(obj)

    def records(self, obj: Case) -> list[AgendaItem | Paper]:
        items = public_items().select_related(*lines.ITEM_RELATED).prefetch_related("clauses")
        return [*items_of(obj, items), *papers_of(obj)]


class InitiativeFeed(_Records):
    """What is new about one county-wide initiative."""

    def get_object(self, request: HttpRequest, slug: str) -> InitiativePage:  # noqa: ARG002
        found = public_initiatives().filter(slug=slug).first()
        if found is None:
            raise Http404("no such initiative")
        return found

    def title(self, obj: InitiativePage) -> str:
        return f"{'Exempeldata: ' if obj.demo else ''}{obj.title}"

    def description(self, obj: InitiativePage) -> str:
        return f"Nya beslut och handlingar om {obj.title}."

    def link(self, obj: InitiativePage) -> str:
        return addresses.of_initiative(obj)

    def records(self, obj: InitiativePage) -> list[AgendaItem | Paper]:
        of_items = [link.item for link in public_item_links(obj) if link.item]
        return [*of_items, *(link.paper for link in public_paper_links(obj) if link.paper)]
