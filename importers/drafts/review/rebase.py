"""A posted form against a new reading: what the person had changed stays, everything else takes the new values."""

from typing import Any

from django.http import QueryDict

from importers.drafts.review.parts import Part
from importers.drafts.review.surface import ReviewState


def rebased(data: QueryDict, old: ReviewState, new: ReviewState) -> QueryDict:
    """The posted data as the page would have posted it, had it shown the new reading.

    Fields of parts that the new reading does not have are left out.
    """
    fresh = data.copy()
    parts = {part.prefix: part for part in new.parts}
    for part in old.parts:
        if part.form is None or not part.form.is_bound:
            continue
        changed = set(part.form.changed_data)
        for name, field in part.form.fields.items():
            html_name = part.form.add_prefix(name)
            if part.prefix not in parts:
                fresh.pop(html_name, None)
            elif name not in changed:
                _set(fresh, html_name, field.prepare_value(_value(parts[part.prefix], name)))
    return fresh


def _value(part: Part, name: str) -> Any:
    return part.values.get(name)


def _set(data: QueryDict, name: str, value: Any) -> None:
    data[name] = "" if value is None else str(value)
