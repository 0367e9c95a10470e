"""One reader per kind of file; the only users of document libraries."""
