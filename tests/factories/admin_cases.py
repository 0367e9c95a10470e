"""How to call every address of the admin with another body's things: one entry for each pattern, by its name.

`tests/functional/test_rights.py` walks the resolver and fails for a pattern without an entry in `CASES`. An unnamed
pattern goes by its route. A new screen of ours means one line at the end of the table.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.urls import reverse
from wagtail.models import CollectionViewRestriction

from tests.factories.neighbours import MARKER, Holding

PROBE = MARKER[:-1]
"""What is searched for: finds every planted word, and an answer that repeats the question is no leak."""

TITLES = {"title": "Kapad", "slug": "kapad", "action-publish": "1", "name": "Kapad", "reason": "x", "word": "RADERA"}


@dataclass(frozen=True, slots=True)
class Ask:
    """One way to call a pattern: arguments of its address, query, body. `hidden`: it names another body's object."""

    args: tuple[Any, ...] = ()
    kwargs: dict[str, Any] = field(default_factory=dict)
    query: str = ""
    data: dict[str, Any] = field(default_factory=lambda: dict(TITLES))
    hidden: bool = True
    path: str = ""

    def address(self, name: str) -> str:
        """The address of the pattern called so."""
        base = self.path or reverse(name, args=self.args or None, kwargs=self.kwargs or None)
        return f"{base}?{self.query}" if self.query else base


Case = Callable[[Holding], Iterable[Ask]]


def plain(*queries: str) -> Case:
    """A pattern that names nobody's object: it must only say nothing of others."""
    return lambda _h: [Ask(query=query, hidden=False) for query in ("", *queries)]


def named(**kwargs: Any) -> Case:
    """A pattern with arguments that name nothing of a body's."""
    return lambda _h: [Ask(kwargs=kwargs, hidden=False)]


def pages(argument: str, *queries: str, **more: Any) -> Case:
    """A pattern that names a page: the meeting and the committee."""
    return lambda h: [
        Ask(kwargs={argument: page.pk, **more}, query=query)
        for page in (h.meeting, h.committee)
        for query in ("", *queries)
    ]


def thing(argument: str, name: str, **more: Any) -> Case:
    """A pattern that names one thing of a holding."""
    return lambda h: [Ask(kwargs={argument: getattr(h, name).pk, **more})]


def collection(argument: str) -> Case:
    """A pattern that names the committee's closed collection."""
    return lambda h: [Ask(kwargs={argument: h.committee.collection.pk})]


def revision_of_page(h: Holding) -> Iterable[Ask]:
    """A revision of the meeting's page."""
    revision = h.meeting.latest_revision
    return [Ask(kwargs={"page_id": h.meeting.pk, "revision_id": revision.pk})]


def record(h: Holding) -> Iterable[Ask]:
    """A § and a paper."""
    yield Ask(kwargs={"kind": "paragraf", "pk": h.item.pk}, data={"title": "Kapad", "state": "secret", "reason": "x"})
    yield Ask(kwargs={"kind": "handling", "pk": h.paper.pk}, data={"title": "Kapad", "state": "secret", "reason": "x"})


def record_revision(h: Holding) -> Iterable[Ask]:
    """An earlier version of a § and of a paper."""
    for kind, one in (("paragraf", h.item), ("handling", h.paper)):
        first = one.revisions.order_by("pk").first()
        assert first is not None
        yield Ask(kwargs={"kind": kind, "pk": one.pk, "revision": first.pk})


def minutes(h: Holding) -> Iterable[Ask]:
    """An edition, with one of its §§ chosen."""
    return [Ask(kwargs={"pk": h.minutes.pk}, data={"item": [h.item.pk], f"m{h.minutes.pk}-adjustment": "unknown"})]


def link(h: Holding) -> Iterable[Ask]:
    """A suggested link."""
    return [Ask(kwargs={"pk": h.link.pk}, data={"reason": "fel", f"k{h.link.pk}-relation": "decision"})]


def api_pages(h: Holding) -> Iterable[Ask]:
    """The page API, by id and by the ways to a list."""
    return [
        Ask(query=query, hidden=False)
        for query in ("", f"child_of={h.committee.pk}", f"descendant_of={h.committee.pk}", f"search={PROBE}")
    ]


def choosers(h: Holding) -> Iterable[Ask]:
    """The page chooser, of every type and from every place."""
    types = ("", "wagtailcore.Page", "decisions.MeetingPage", "decisions.CommitteePage", "decisions.InitiativePage")
    for kind in types:
        yield Ask(query=f"page_type={kind}&q={PROBE}", hidden=False)
    yield Ask(query=f"page_type=decisions.CommitteePage&target_pages[]={h.meeting.pk}", hidden=False)


def choosers_below(h: Holding) -> Iterable[Ask]:
    """The page chooser below a draft meeting, and below a committee, whose own page is public."""
    for kind in ("", "decisions.CommitteePage", "decisions.MeetingPage"):
        yield Ask(kwargs={"parent_page_id": h.meeting.pk}, query=f"page_type={kind}")
        yield Ask(kwargs={"parent_page_id": h.committee.pk}, query=f"page_type={kind}", hidden=False)


def bulk(h: Holding) -> Iterable[Ask]:
    """Every bulk action on pages, files and words."""
    wanted = {
        ("wagtailcore", "page"): (h.meeting.pk, ("delete", "move", "publish", "unpublish")),
        ("decisions", "meetingpage"): (h.meeting.pk, ("delete", "move", "publish", "unpublish")),
        ("decisions", "document"): (h.document.pk, ("delete", "add_to_collection", "add_tags")),
        ("decisions", "glossaryterm"): (1, ("delete",)),
        ("auth", "user"): (1, ("delete", "assign_role", "set_active_state")),
    }
    for (app, model), (pk, actions) in wanted.items():
        for action in actions:
            kwargs = {"app_label": app, "model_name": model, "action": action}
            yield Ask(kwargs=kwargs, query=f"id={pk}&id=all&next=/admin/")


def pings(h: Holding) -> Iterable[Ask]:
    """The editing session of a page, a § and a file."""
    for model, one in (("meetingpage", h.meeting), ("agendaitem", h.item), ("document", h.document)):
        yield Ask(
            kwargs={"app_label": "decisions", "model_name": model, "object_id": str(one.pk), "session_id": 1},
            data={"revision_id": one.latest_revision_id or "" if model == "agendaitem" else ""},
        )


def files(h: Holding) -> Iterable[Ask]:
    """A file at its own name and at a guessed one."""
    yield Ask(args=(h.document.pk, h.document.filename))
    yield Ask(args=(h.document.pk, "gissning.txt"))


def password(h: Holding) -> Iterable[Ask]:
    """The password form of a closed collection (ours have no password)."""
    restriction = CollectionViewRestriction.objects.get(collection=h.committee.collection)
    data = {"password": "", "return_url": "/"}
    return [Ask(kwargs={"restriction_id": restriction.pk}, data=data, hidden=False)]


def deliver(h: Holding) -> Iterable[Ask]:
    """A delivery to another body."""
    return [Ask(data={"committee": h.committee.pk}, hidden=False)]


def heading(h: Holding) -> Iterable[Ask]:
    """A rule for a heading of another body."""
    said = {"rubrik": "Ärendet i korthet", "betyder": "summary"}
    return [Ask(kwargs={"pk": h.committee.pk}, query="rubrik=Kort&betyder=summary", data=said)]


def heading_tried(h: Holding) -> Iterable[Ask]:
    """A rule for a heading, tried on a file of another body."""
    return [Ask(kwargs={"pk": h.committee.pk, "use": h.use.pk}, query="rubrik=Kort&betyder=summary")]


def revisions_compared(h: Holding) -> Iterable[Ask]:
    """The comparison of a page's versions."""
    return [Ask(kwargs={"pk": h.meeting.pk, "revision_id_a": "earliest", "revision_id_b": "latest"})]


def moved(h: Holding) -> Iterable[Ask]:
    """A page moved under another, both ways."""
    return [Ask(kwargs={"page_to_move_id": h.meeting.pk, "destination_id": h.committee.pk})]


KIND_OF_PAGE = {"content_type_app_name": "decisions", "content_type_model_name": "meetingpage"}
PAGE = "wagtailadmin_pages:"
WORDS = "wagtailsnippets_decisions_glossaryterm:"
CHOSEN_WORDS = "wagtailsnippetchoosers_decisions_glossaryterm:"

CASES: dict[str, Case] = {
    "admin/test404/": lambda _h: [Ask(path="/admin/test404/", hidden=False)],
    "admin/^.*/$": lambda h: [Ask(path=f"/admin/{h.committee.slug}/", hidden=False)],
    # Wagtail's own frame
    "wagtailadmin_home": plain(),
    "wagtailadmin_error_test": plain(),
    "wagtailadmin_account": plain(),
    "wagtailadmin_logout": plain(),
    "wagtailadmin_login": plain(),
    "wagtailadmin_dismissibles": plain(),
    "wagtailadmin_sprite": plain(),
    "wagtailadmin_javascript_catalog": plain(),
    "wagtailadmin_block_preview": plain("id=1"),
    "wagtailadmin_password_reset": plain(),
    "wagtailadmin_password_reset_done": plain(),
    "wagtailadmin_password_reset_confirm": named(uidb64="MQ", token="a-b"),
    "wagtailadmin_password_reset_complete": plain(),
    "wagtailadmin_tag_autocomplete": plain(f"term={PROBE}"),
    "wagtailadmin_tag_model_autocomplete": lambda _h: [
        Ask(kwargs={"app_name": "taggit", "model_name": "tag"}, query=f"term={PROBE}", hidden=False)
    ],
    # Pages
    "wagtailadmin_explore_root": plain(f"q={PROBE}"),
    "wagtailadmin_explore": pages("parent_page_id", f"q={PROBE}"),
    "wagtailadmin_explore_results": pages("parent_page_id"),
    f"{PAGE}add": pages("parent_page_id", **KIND_OF_PAGE),
    f"{PAGE}preview_on_add": pages("parent_page_id", **KIND_OF_PAGE),
    f"{PAGE}type_use": named(**KIND_OF_PAGE),
    f"{PAGE}type_use_results": named(**KIND_OF_PAGE),
    f"{PAGE}choose_parent": named(app_label="decisions", model_name="meetingpage"),
    f"{PAGE}usage": pages("page_id"),
    f"{PAGE}edit": pages("page_id"),
    f"{PAGE}preview_on_edit": pages("page_id"),
    f"{PAGE}view_draft": pages("page_id"),
    f"{PAGE}add_subpage": pages("parent_page_id"),
    f"{PAGE}delete": pages("page_id"),
    f"{PAGE}unpublish": pages("page_id"),
    f"{PAGE}convert_alias": pages("page_id"),
    f"{PAGE}search": plain(f"q={PROBE}", "q=2031"),
    f"{PAGE}search_results": plain(f"q={PROBE}", "q=2031"),
    f"{PAGE}move": pages("page_to_move_id"),
    f"{PAGE}move_confirm": moved,
    f"{PAGE}set_page_position": pages("page_to_move_id", "position=0"),
    f"{PAGE}copy": pages("page_id"),
    f"{PAGE}workflow_action": pages("page_id", action_name="approve", task_state_id=1),
    f"{PAGE}collect_workflow_action_data": pages("page_id", action_name="approve", task_state_id=1),
    f"{PAGE}confirm_workflow_cancellation": pages("page_id"),
    f"{PAGE}workflow_preview": pages("page_id", task_id=1),
    f"{PAGE}workflow_history": pages("page_id"),
    f"{PAGE}workflow_history_detail": pages("page_id", workflow_state_id=1),
    f"{PAGE}set_privacy": pages("page_id"),
    f"{PAGE}lock": pages("page_id"),
    f"{PAGE}unlock": pages("page_id"),
    f"{PAGE}revisions_index": pages("page_id"),
    f"{PAGE}revisions_view": revision_of_page,
    f"{PAGE}revisions_revert": revision_of_page,
    f"{PAGE}revisions_unschedule": revision_of_page,
    f"{PAGE}revisions_compare": revisions_compared,
    f"{PAGE}history": pages("page_id"),
    f"{PAGE}history_results": pages("page_id"),
    "wagtailadmin_choose_page": choosers,
    "wagtailadmin_choose_page_child": choosers_below,
    "wagtailadmin_choose_page_search": choosers,
    "wagtailadmin_choose_page_chosen_multiple": lambda h: [Ask(query=f"id={h.meeting.pk}&id={h.committee.pk}")],
    "wagtailadmin_choose_page_external_link": plain(),
    "wagtailadmin_choose_page_email_link": plain(),
    "wagtailadmin_choose_page_phone_link": plain(),
    "wagtailadmin_choose_page_anchor_link": plain(),
    "wagtail_bulk_action": bulk,
    "wagtailadmin_editing_sessions:ping": pings,
    "wagtailadmin_editing_sessions:release": named(session_id=1),
    # The admin's API
    "wagtailadmin_api:pages:listing": api_pages,
    "wagtailadmin_api:pages:detail": pages("pk"),
    "wagtailadmin_api:pages:find": lambda h: [Ask(query=f"id={h.meeting.pk}")],
    "wagtailadmin_api:pages:action": lambda h: [
        Ask(kwargs={"pk": h.meeting.pk, "action_name": name})
        for name in ("publish", "unpublish", "delete", "move", "copy", "revert_to_page_revision", "create_alias")
    ],
    "wagtailadmin_api:documents:listing": plain(f"search={PROBE}"),
    "wagtailadmin_api:documents:detail": thing("pk", "document"),
    "wagtailadmin_api:documents:find": lambda h: [Ask(query=f"id={h.document.pk}")],
    # Files
    "wagtaildocs:index": plain(f"q={PROBE}"),
    "wagtaildocs:index_results": plain(f"q={PROBE}"),
    "wagtaildocs:add": plain(),
    "wagtaildocs:edit": thing("document_id", "document"),
    "wagtaildocs:delete": thing("document_id", "document"),
    "wagtaildocs:add_multiple": plain(),
    "wagtaildocs:edit_multiple": thing("doc_id", "document"),
    "wagtaildocs:create_multiple_from_uploaded_document": thing("uploaded_file_id", "document"),
    "wagtaildocs:delete_multiple": thing("doc_id", "document"),
    "wagtaildocs:delete_upload_multiple": thing("uploaded_file_id", "document"),
    "wagtaildocs:document_usage": thing("document_id", "document"),
    "wagtaildocs_chooser:choose": plain(f"q={PROBE}"),
    "wagtaildocs_chooser:choose_results": plain(f"q={PROBE}"),
    "wagtaildocs_chooser:chosen": thing("pk", "document"),
    "wagtaildocs_chooser:chosen_multiple": lambda h: [Ask(query=f"id={h.document.pk}")],
    "wagtaildocs_chooser:create": plain(),
    "wagtaildocs_serve": files,
    "file": lambda h: [Ask(kwargs={"pk": h.document.pk, "name": name}) for name in (h.document.filename, "x.txt")],
    "wagtaildocs_authenticate_with_password": password,
    # Words
    "wagtailsnippets:index": plain(),
    **{f"{WORDS}{name}": plain() for name in ("list", "list_results", "add")},
    **{f"{WORDS}{name}": named(pk=987654) for name in ("edit", "delete", "usage", "history", "history_results")},
    **{f"{CHOSEN_WORDS}{name}": plain() for name in ("choose", "choose_results", "create")},
    f"{CHOSEN_WORDS}chosen": named(pk="987654"),
    f"{CHOSEN_WORDS}chosen_multiple": plain("id=1"),
    # Collections, workflows, reports, embeds
    "wagtailadmin_collections:index": plain(),
    "wagtailadmin_collections:add": plain(),
    "wagtailadmin_collections:edit": collection("pk"),
    "wagtailadmin_collections:delete": collection("pk"),
    "wagtailadmin_collections:set_privacy": collection("collection_id"),
    "wagtailembeds:chooser": plain(),
    "wagtailembeds:chooser_upload": plain(),
    # Our own screens
    "registrar:committees": plain(),
    "registrar:committee": thing("pk", "committee"),
    "registrar:documents": thing("pk", "committee"),
    "registrar:meeting": thing("pk", "meeting"),
    "registrar:edition": minutes,
    "registrar:adjust": minutes,
    "registrar:publish_minutes": minutes,
    "registrar:tick": lambda h: [Ask(kwargs={"pk": h.use.pk}, data={"edition": "original", "checked": "on"})],
    **{f"registrar:{n}": record for n in ("edit", "publish", "withdraw", "withhold", "reopen", "preview", "history")},
    "registrar:compare": record_revision,
    "registrar:revert": record_revision,
    "registrar:links": lambda h: [
        Ask(query=query, hidden=False) for query in ("", f"organ={h.committee.pk}", "lage=rejected")
    ],
    **{f"registrar:link_{name}": link for name in ("log", "confirm", "reject", "undo", "standpoint")},
    "registrar:reports": plain(),
    "registrar:report_handle": thing("pk", "report"),
    "registrar:erasures": plain(),
    "registrar:erasure_ask": thing("pk", "document"),
    "registrar:erasure_carry_out": thing("pk", "erasure"),
    "registrar:erasure_drop": thing("pk", "erasure"),
    "registrar:initiatives": plain(),
    # Delivery
    "importers_deliver": deliver,
    "importers_begin": deliver,
    **{
        f"importers_{name}": lambda h: [Ask(kwargs={"pk": h.file.run_id})]
        for name in ("run", "status", "report", "retry_all", "undo", "take", "end")
    },
    "importers_sheet": lambda h: [Ask(kwargs={"pk": h.file.pk, "page": 1})],
    "importers_headings": thing("pk", "committee"),
    "importers_heading_trial": heading,
    "importers_heading_tried": heading_tried,
    "importers_heading_undo": thing("pk", "heading"),
    **{f"importers_{name}": thing("pk", "file") for name in ("review", "original", "discard", "retry")},
    "registrar:initiative_publish": named(pk=987654),
    "registrar:initiative_unpublish": named(pk=987654),
    **{
        f"registrar:initiative{name}": named(pk=987654)
        for name in ("", "_bodies", "_cases", "_reference", "_suggest", "_rescan", "_merge", "_split", "_delete")
    },
    "registrar:similar_begin": lambda h: [Ask(data={"address": f"/{h.item.path}/"}, hidden=False)],
    "registrar:similar": thing("pk", "item"),
}

_WITHOUT_OBJECTS = {
    "wagtailadmin_workflows:": "index index_results add select_task_type task_index task_index_results task_chooser "
    "task_chooser_results task_chooser_create",
    "wagtailadmin_reports:": "locked_pages locked_pages_results workflow workflow_results workflow_tasks "
    "workflow_tasks_results site_history site_history_results aging_pages aging_pages_results page_types_usage "
    "page_types_usage_results",
    "wagtailredirects:": "index index_results add start_import process_import",
    "wagtailimages:": "index index_results add add_multiple",
    "wagtailimages_chooser:": "choose choose_results chosen_multiple create",
    "wagtailadmin_api:images:": "listing find",
    "wagtailsites:": "index index_results add",
    "wagtailusers_users:": "index index_results add",
    "wagtailusers_groups:": "index index_results add",
}
for _prefix, _names in _WITHOUT_OBJECTS.items():
    CASES.update({f"{_prefix}{name}": plain(f"q={PROBE}") for name in _names.split()})

_ANY_KEY = {
    "wagtailadmin_workflows:": "enable disable edit usage usage_results edit_task disable_task enable_task",
    "wagtailadmin_api:images:": "detail",
    "wagtailsites:": "edit delete history history_results usage copy",
}
for _prefix, _names in _ANY_KEY.items():
    CASES.update({f"{_prefix}{name}": named(pk=1) for name in _names.split()})

for _name in ("edit", "delete", "history", "history_results", "usage", "copy"):
    CASES[f"wagtailusers_users:{_name}"] = thing("pk", "registrar")
for _name in ("edit", "delete", "history", "history_results", "usage"):
    CASES[f"wagtailusers_groups:{_name}"] = lambda h: [Ask(kwargs={"pk": h.registrar.groups.get().pk})]

CASES.update(
    {
        "wagtailadmin_workflows:remove": lambda h: [
            Ask(kwargs={"page_pk": h.meeting.pk}),
            Ask(kwargs={"page_pk": h.meeting.pk, "workflow_pk": 1}),
        ],
        "wagtailadmin_workflows:add_task": named(app_label="wagtailcore", model_name="groupapprovaltask"),
        "wagtailadmin_workflows:task_chosen": named(task_id=1),
        "wagtailredirects:edit": named(redirect_id=1),
        "wagtailredirects:delete": named(redirect_id=1),
        "wagtailimages_chooser:chosen": named(pk="1"),
        "wagtailimages_chooser:select_format": named(image_id=1),
        "wagtailimages:create_multiple_from_uploaded_image": named(uploaded_file_id=1),
        "wagtailimages:delete_upload_multiple": named(uploaded_file_id=1),
        "wagtailimages:preview": named(image_id=1, filter_spec="original"),
    }
)
for _name in ("edit", "delete", "url_generator", "url_generator_output", "image_usage"):
    CASES[f"wagtailimages:{_name}"] = named(image_id=1)
for _name in ("edit_multiple", "delete_multiple"):
    CASES[f"wagtailimages:{_name}"] = named(image_id=1)
