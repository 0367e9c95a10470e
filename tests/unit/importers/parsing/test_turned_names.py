"""Lists with the last name first; all names are invented. How they are read as attendance: `test_attendance.py`."""

import pytest

from importers.parsing import turned_names


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Ek, Anna (s)", "Al, Bo (m)", "Do, Cia Maria (v)"], True),
        (["Ledamöter", "Ek, Anna (s)", "Al, Bo (m)", "Fe-Ny, Dan (kd)", "Anna Ro (l)"], True),
        (["Anna Ek, Bo Al (m)", "Cia Do (v)", "Dan Fe (kd)"], False),
        (["Ek, Anna (s)", "Al, Bo (m)"], False),
        (["Anna Ek (S), ordförande", "Bo Al (M)", "Cia Do (V)"], False),
    ],
)
def test_whether_a_list_is_one(lines, expected):
    assert turned_names.are_usual(lines) is expected
