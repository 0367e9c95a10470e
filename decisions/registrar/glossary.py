"""Words of the administration, kept by editors. The only model of ours that Wagtail's snippet screens may know.

§§ and papers must never be registered there: those screens ask for model-wide permissions only (design.md §4).
"""

from wagtail.snippets.views.snippets import SnippetViewSet

from decisions.models import GlossaryTerm


class GlossaryViewSet(SnippetViewSet):
    """The list of words, and a form for each."""

    model = GlossaryTerm
    icon = "help"
    menu_label = "Ordförklaringar"
    menu_name = "ordforklaringar"
    menu_order = 170
    add_to_admin_menu = True
    list_display = ("word", "explanation")
    search_fields = ("word", "explanation")
    copy_view_enabled = False
