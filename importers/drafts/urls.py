"""Addresses of delivery and review under the admin."""

from django.urls import path

from importers.drafts import reviews, views

urlpatterns = [
    path("lamna-in/", views.deliver, name="importers_deliver"),
    path("lamna-in/<int:pk>/", views.run_page, name="importers_run"),
    path("lamna-in/<int:pk>/lage/", views.run_status, name="importers_status"),
    path("granska/<int:pk>/", reviews.review_page, name="importers_review"),
    path("granska/<int:pk>/original/", views.original, name="importers_original"),
    path("granska/<int:pk>/kassera/", views.discard, name="importers_discard"),
    path("granska/<int:pk>/igen/", views.retry, name="importers_retry"),
]
