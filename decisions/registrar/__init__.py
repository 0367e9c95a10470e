"""The registrars' side: what Wagtail's admin may show to whom, and our own screens in it.

Reached through `decisions.wagtail_hooks` and the middleware `decisions.registrar.door.AdminDoor`; no other code
imports from here.
"""
