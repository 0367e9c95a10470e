"""Composition of the site: settings, addresses, checks, wiring, and the launcher."""
