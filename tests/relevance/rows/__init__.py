"""A table of texts as Wagtail's own search would index them: the rows that our engines are measured beside."""
