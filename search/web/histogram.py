"""Hits over the years as columns, drawn on the server as an SVG without styles: the strictest policy lets it pass."""

from search.core.query import Years
from search.core.results import Facet
from search.web.shapes import Bar, Histogram

WIDTH, HEIGHT = 240, 48
"""Units of the drawing; it is scaled to its column."""
_GAP = 1
_MOST_COLUMNS = 60
_LOWEST = 2
"""Height of a column with few hits, so that it is seen at all."""


def histogram(years: Facet, chosen: tuple[Years, ...]) -> Histogram | None:
    """The drawing of a year facet; None where there are not two years to compare.

    Years without hits keep their place. Where they are too many for a column each, several share one.
    """
    counts = {int(value.value): value.count for value in years.values}
    if len(counts) < 2:
        return None
    first, last = min(counts), max(counts)
    step = next(size for size in (1, 2, 5, 10, 20, 50, 100) if (last - first) // size < _MOST_COLUMNS)
    start = first - first % step
    columns: dict[int, int] = {}
    for year, count in counts.items():
        columns[(year - start) // step] = columns.get((year - start) // step, 0) + count
    number = (last - start) // step + 1
    highest = max(columns.values())
    wide = WIDTH // number
    bars = []
    for place, count in sorted(columns.items()):
        tall = max(_LOWEST, round(HEIGHT * count / highest))
        span = range(start + place * step, start + (place + 1) * step)
        taken = any(one.first <= span[-1] and span[0] <= one.last for one in chosen)
        bars.append(Bar(place * wide, HEIGHT - tall, max(1, wide - _GAP), tall, taken))
    best = max(counts, key=lambda year: (counts[year], year))
    label = f"Träffar per år från {first} till {last}, flest {best}: {counts[best]}. Åren står i listan under bilden."
    return Histogram(tuple(bars), number * wide, HEIGHT, str(first), str(last), label)
