"""What Wagtail looks for by this name: registrations, nothing else."""

from wagtail import hooks

from decisions.web.pages import serve_page

hooks.register("before_serve_page", serve_page)
