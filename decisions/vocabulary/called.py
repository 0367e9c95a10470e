"""Whether a printed name is that of a body or an authority that we hold, by what is kept of it."""

from decisions.vocabulary import bodies, owners


def names_in(lines: str) -> list[str]:
    """The names of a field that has one a line, trimmed, empty lines left out."""
    return [line.strip() for line in lines.splitlines() if line.strip()]


def is_body(printed: str, title: str, abbreviations: str) -> bool:
    """Whether a printed body is that of this title, in any form, or one of these abbreviations, one a line."""
    signs = {sign.casefold() for sign in names_in(abbreviations)}
    return bodies.same_body(bodies.nominative(printed), title) or printed.strip().casefold() in signs


def is_authority(printed: str, title: str, other_names: str) -> bool:
    """Whether a printed owner is the authority of this title: that, its place alone, or one of its other names."""
    return any(owners.same_authority(printed, name) for name in (title, *names_in(other_names)))
