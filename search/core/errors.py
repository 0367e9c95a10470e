"""What can go wrong with a search: the person's mistake, or an engine that cannot answer."""


class QueryError(Exception):
    """The query cannot be answered as it stands. `message` is Swedish and says what to change."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class EngineUnavailable(Exception):  # noqa: N818 - a state of the world that callers answer with 503, not a bug
    """The engine or its index cannot answer now. The text is for operators; visitors get the 503 page."""


class RebuildNeeded(EngineUnavailable):
    """There is no index, or one that another version of the program built: only a rebuild helps."""
