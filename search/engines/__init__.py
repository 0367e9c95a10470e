"""Search engines behind one protocol (`base.Engine`). Pure of Django: configuration is passed in."""
