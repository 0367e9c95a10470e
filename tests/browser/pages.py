"""The public pages and our own admin screens that every check of this folder walks."""

PUBLIC = {
    "home": "home",
    "authority": "authority",
    "committee": "committee",
    "meeting": "meeting",
    "paragraph": "item",
    "paper": "paper",
    "appendix": "appendix",
    "letter inside a paper": "letter",
    "case": "case",
    "initiatives": "initiatives",
    "initiative": "initiative",
    "initiative with a paper": "roads",
    "search, empty": "/sok/",
    "search, hits": "/sok/?q=taxa",
    "search, hits with facets chosen": "/sok/?q=taxa+år%3A2022",
    "search, case number": "/sok/?q=2024%2F234",
    "search, no hits": "/sok/?q=xylofonpolka",
    "search, mistake": "/sok/?q=%C3%A5r%3Ai+fjol",
    "about": "/om/",
    "accessibility": "/tillganglighet/",
    "report": "/anmal-fel/",
    "report, thanks": "/anmal-fel/tack/",
    "not found": "/finns-inte/",
    "withdrawn": "withdrawn",
    "log-in": "/logga-in/",
}
"""A name for the test's id → a name in `Site.paths` or a path."""

SETS_A_COOKIE = frozenset({"report", "log-in"})
"""Pages with a form that is posted: they need a token against forgery, and nothing else sets a cookie."""

ADMIN = {
    "deliver": "/admin/lamna-in/",
    "committees": "/admin/organ/",
    "committee": "admin_committee",
    "meeting": "admin_meeting",
    "paragraph, editing": "admin_item",
    "links": "/admin/organ/kopplingar/",
    "link, log": "admin_link",
    "reports": "/admin/organ/anmalda-fel/",
    "erasures": "/admin/organ/radera/",
}
"""Our own screens in Wagtail's admin."""
