"""The search page, its feed and its completion: server-rendered, GET only, without scripts."""
