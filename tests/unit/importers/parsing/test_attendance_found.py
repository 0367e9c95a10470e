"""The people of one row as a whole; all names are invented."""

from importers.parsing import attendance_found
from importers.parsing.result import AttendanceRole, ParsedAttendance, ParsedPerson, Quote, Span


def there(name, party, start):
    printed = Quote(name, (Span(start, start + len(name)),), None)
    return ParsedAttendance(ParsedPerson(name, party, printed), AttendanceRole.MEMBER)


def told(found):
    return [(one.person.name, one.person.party) for one in attendance_found.of_row(found)]


def test_a_name_that_follows_a_comma_is_a_place_where_one_word_is():
    listed = [there("Anna Ek", None, 0), there("Norrby", "S", 9), there("Bo Al", None, 20), there("Östra By", "M", 27)]

    assert told(listed) == [("Anna Ek", "S"), ("Bo Al", "M")]


def test_names_that_are_no_places_stay():
    listed = [there("Anna Ek", "S", 0), there("Bo Al", "M", 10), there("Norrby", "V", 30)]

    assert told(listed) == [("Anna Ek", "S"), ("Bo Al", "M"), ("Norrby", "V")]


def test_each_person_once():
    twice = [there("Anna Ek", "S", 0), there("Anna Ek", "S", 90)]

    assert len(list(attendance_found.without_repeats(twice))) == 1
