"""Settings by environment: `dev` for `make run`, `test` for pytest, `production` for a real site."""
