"""Addresses of delivery and review under the admin."""

from django.urls import path

from importers.drafts.delivery import deliveries, uploads
from importers.drafts.review import heading_views, reviews, sheets, views

urlpatterns = [
    path("lamna-in/", deliveries.deliver, name="importers_deliver"),
    path("lamna-in/ny/", uploads.begin, name="importers_begin"),
    path("lamna-in/<int:pk>/", deliveries.run_page, name="importers_run"),
    path("lamna-in/<int:pk>/filer/", uploads.take, name="importers_take"),
    path("lamna-in/<int:pk>/slut/", uploads.end, name="importers_end"),
    path("lamna-in/<int:pk>/lage/", deliveries.run_status, name="importers_status"),
    path("lamna-in/<int:pk>/rapport.csv", deliveries.run_report, name="importers_report"),
    path("lamna-in/<int:pk>/igen/", deliveries.retry_all, name="importers_retry_all"),
    path("lamna-in/<int:pk>/angra/", deliveries.undo_page, name="importers_undo"),
    path("granska/<int:pk>/", reviews.review_page, name="importers_review"),
    path("granska/<int:pk>/original/", views.original, name="importers_original"),
    path("granska/<int:pk>/sida/<int:page>/", sheets.sheet, name="importers_sheet"),
    path("granska/<int:pk>/kassera/", deliveries.discard, name="importers_discard"),
    path("granska/<int:pk>/igen/", deliveries.retry, name="importers_retry"),
    path("rubriker/<int:pk>/", heading_views.listing, name="importers_headings"),
    path("rubriker/<int:pk>/prova/", heading_views.proposed, name="importers_heading_trial"),
    path("rubriker/<int:pk>/prova/<int:use>/", heading_views.tried, name="importers_heading_tried"),
    path("rubriker/<int:pk>/angra/", heading_views.undo, name="importers_heading_undo"),
]
