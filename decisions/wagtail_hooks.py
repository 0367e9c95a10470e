"""What Wagtail looks for by this name: registrations, nothing else."""

from django.urls import include, path
from wagtail import hooks
from wagtail.snippets.models import register_snippet

from decisions.models import AgendaItem, Paper
from decisions.registrar import files, guards, menus, preview
from decisions.registrar.glossary import GlossaryViewSet
from decisions.web.item_page import item_view
from decisions.web.pages import serve_page
from decisions.web.paper_page import paper_view

# Public pages and files
hooks.register("before_serve_page", serve_page)
hooks.register("before_serve_document", files.refuse_closed, order=-1)

# What Wagtail's own screens show, and what its own actions may do
hooks.register("construct_page_chooser_queryset", guards.chooser_pages)
hooks.register("construct_document_chooser_queryset", guards.chooser_documents)
hooks.register("construct_explorer_page_queryset", guards.explorer_pages)
hooks.register("before_publish_page", guards.refuse_publication)
hooks.register("before_unpublish_page", guards.refuse_publication)
hooks.register("after_publish_page", guards.visibility_changed)
hooks.register("after_unpublish_page", guards.visibility_changed)
hooks.register("before_delete_page", guards.refuse_deletion)
hooks.register("before_move_page", guards.refuse_move)
hooks.register("before_copy_page", guards.refuse_copy)
hooks.register("before_bulk_action", guards.refuse_bulk)
hooks.register("construct_page_action_menu", guards.hide_publishing)

# Menu, start page, our own screens
hooks.register("register_admin_menu_item", menus.committees_item)
hooks.register("register_admin_menu_item", menus.links_item)
hooks.register("register_admin_menu_item", menus.reports_item)
hooks.register("register_admin_menu_item", menus.initiatives_item)
hooks.register("register_admin_menu_item", menus.erasures_item)
hooks.register("construct_main_menu", menus.keep_usable_items)
hooks.register("construct_reports_menu", menus.drop_all)
hooks.register("construct_settings_menu", menus.drop_all)
hooks.register("construct_search", menus.drop_all)
hooks.register("construct_homepage_summary_items", menus.drop_all, order=1000)  # after those that add
hooks.register("construct_homepage_panels", menus.home_panels)
hooks.register("insert_global_admin_css", menus.stylesheet)
preview.use(AgendaItem, item_view)
preview.use(Paper, paper_view)
register_snippet(GlossaryViewSet)
hooks.register("register_admin_urls", lambda: [path("organ/", include("decisions.registrar.urls"))])
