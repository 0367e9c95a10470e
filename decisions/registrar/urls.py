"""Addresses of our admin screens, under /admin/organ/. Every one of them is in the table of test_rights.py."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter

from decisions.registrar.views import (
    bodies,
    editions,
    erasures,
    files,
    history,
    initiative_changes,
    initiative_parts,
    initiatives,
    links,
    meetings,
    records,
    reports,
    similar,
)


class KindConverter(StringConverter):
    """`paragraf` or `handling`."""

    regex = "paragraf|handling"


register_converter(KindConverter, "record_kind")

app_name = "registrar"

urlpatterns = [
    path("", bodies.committees, name="committees"),
    path("<int:pk>/", bodies.committee, name="committee"),
    path("<int:pk>/filer/", files.documents, name="documents"),
    path("sammantrade/<int:pk>/", meetings.meeting, name="meeting"),
    path("protokoll/<int:pk>/", editions.edition, name="edition"),
    path("protokoll/<int:pk>/justering/", meetings.adjust, name="adjust"),
    path("protokoll/<int:pk>/publicera/", meetings.publish, name="publish_minutes"),
    path("fil/<int:pk>/", files.tick, name="tick"),
    path("<record_kind:kind>/<int:pk>/", records.edit, name="edit"),
    path("<record_kind:kind>/<int:pk>/publicera/", records.publish, name="publish"),
    path("<record_kind:kind>/<int:pk>/aterkalla/", records.withdraw, name="withdraw"),
    path("<record_kind:kind>/<int:pk>/undanta/", records.withhold, name="withhold"),
    path("<record_kind:kind>/<int:pk>/oppna/", records.reopen, name="reopen"),
    path("<record_kind:kind>/<int:pk>/visning/", history.preview, name="preview"),
    path("<record_kind:kind>/<int:pk>/historik/", history.revisions, name="history"),
    path("<record_kind:kind>/<int:pk>/historik/<int:revision>/", history.compare, name="compare"),
    path("<record_kind:kind>/<int:pk>/historik/<int:revision>/aterga/", history.revert, name="revert"),
    path("kopplingar/", links.queue, name="links"),
    path("kopplingar/<int:pk>/", links.log, name="link_log"),
    path("kopplingar/<int:pk>/bekrafta/", links.confirm, name="link_confirm"),
    path("kopplingar/<int:pk>/avvisa/", links.reject, name="link_reject"),
    path("kopplingar/<int:pk>/standpunkt/", links.standpoint, name="link_standpoint"),
    path("kopplingar/<int:pk>/angra/", links.undo, name="link_undo"),
    path("anmalda-fel/", reports.listing, name="reports"),
    path("anmalda-fel/<int:pk>/", reports.handle, name="report_handle"),
    path("radera/", erasures.listing, name="erasures"),
    path("radera/fil/<int:pk>/", erasures.ask, name="erasure_ask"),
    path("radera/<int:pk>/", erasures.carry_out, name="erasure_carry_out"),
    path("radera/<int:pk>/ta-tillbaka/", erasures.drop, name="erasure_drop"),
    path("initiativ/", initiatives.listing, name="initiatives"),
    path("initiativ/borja/", similar.begin, name="similar_begin"),
    path("initiativ/<int:pk>/", initiatives.overview, name="initiative"),
    path("initiativ/<int:pk>/organ/", initiative_parts.bodies, name="initiative_bodies"),
    path("initiativ/<int:pk>/diarienummer/", initiative_parts.cases, name="initiative_cases"),
    path("initiativ/<int:pk>/jamfor/", initiative_parts.reference, name="initiative_reference"),
    path("initiativ/<int:pk>/foresla/", initiative_parts.suggest, name="initiative_suggest"),
    path("initiativ/<int:pk>/genomsok/", initiative_changes.rescan, name="initiative_rescan"),
    path("initiativ/<int:pk>/sla-ihop/", initiative_changes.merge, name="initiative_merge"),
    path("initiativ/<int:pk>/dela/", initiative_changes.split, name="initiative_split"),
    path("initiativ/<int:pk>/ta-bort/", initiatives.delete, name="initiative_delete"),
    path("liknande/<int:pk>/", similar.similar, name="similar"),
    path("initiativ/<int:pk>/publicera/", initiatives.publish, name="initiative_publish"),
    path("initiativ/<int:pk>/avpublicera/", initiatives.unpublish, name="initiative_unpublish"),
]
