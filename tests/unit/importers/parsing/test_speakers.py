"""Who speaks at a meeting; all names are invented."""

import pytest

from importers.parsing import speakers
from importers.parsing.result import PositionKind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Under överläggningen yttrar sig Ann Berg, Bo Ek och Cia Do.", {"Ann Berg", "Bo Ek", "Cia Do"}),
        ("I debatten deltog Ann Berg och Bo Ek.", {"Ann Berg", "Bo Ek"}),
        ("Yttranden avges härefter av Ann Berg och Bo Ek.", {"Ann Berg", "Bo Ek"}),
        ("Anföranden hölls av Ann Berg.", {"Ann Berg"}),
        ("Ann Berg har yttrat sig över ansökan.", set()),
        ("Grannarna har getts tillfälle att yttra sig.", set()),
    ],
)
def test_names(text, names):
    assert speakers.of([text], []) == names


def test_who_put_a_motion():
    assert speakers.of([], ["Motion av Ann Berg och Bo Ek angående skolor"]) == {"Ann Berg", "Bo Ek"}


MINUTES = """PROTOKOLL
Kommunfullmäktige
1997-05-29
{front}
§ 1

Skola

I debatten yttrar sig Ann Berg och Bo Ek.

Kommunfullmäktige beslutar att bygga skolan.

§ 2

Väg

Ann Berg yrkar avslag. Sökanden Pelle Ström yrkar bifall.

Kommunfullmäktige beslutar att bygga vägen.
"""


@pytest.mark.parametrize(("front", "moved"), [("", ["Ann Berg"]), ("Närvarande\tEva Ro (S)\n\tIda Jo (M)\n", [])])
def test_those_who_speak_act_as_elected_where_nobody_is_listed(parse, front, moved):
    positions = parse(MINUTES.format(front=front)).items[1].positions

    assert [one.person.name for one in positions if one.kind is PositionKind.MOVED] == moved
