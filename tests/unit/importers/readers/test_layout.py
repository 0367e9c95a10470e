from importers.readers import layout
from importers.readers.hocr import Box, ReadLine, Word


def line(base: int, *words: tuple[str, int], size: float = 40, slope: float = 0.0, block: int = 1) -> ReadLine:
    """A line whose words begin at given places; a letter is 20 pixels wide."""
    made = []
    for text, left in words:
        low = round(base + slope * left)
        made.append(Word(text, Box(left, low - 32, left + 20 * len(text), low + 8), 90))
    box = Box(made[0].box.left, min(w.box.top for w in made), made[-1].box.right, max(w.box.bottom for w in made))
    return ReadLine(tuple(made), box, block, size, slope, base + slope * made[0].box.left)


def test_a_gap_wider_than_letters_parts_a_line():
    pieces = layout.fragments([line(100, ("Plats", 0), ("och", 110), ("tid", 180), ("Rådhuset", 700))], 0.24)

    assert [(one.text, one.line, one.first, one.last) for one in pieces] == [
        ("Plats och tid", 0, 0, 2),
        ("Rådhuset", 0, 3, 3),
    ]
    assert pieces[1].left == 700 * 0.24


def test_blocks_beside_each_other_are_rows():
    lines = [
        line(100, ("Plats", 0), block=1),
        line(200, ("Datum", 0), block=1),
        line(102, ("Rådhuset", 700), block=2),
        line(201, ("2030-01-02", 700), block=2),
    ]
    pieces = layout.fragments(lines, 0.24)

    assert [one.text for one in pieces] == ["Plats", "Rådhuset", "Datum", "2030-01-02"]
    assert [one.line for one in pieces] == [0, 0, 1, 1]
    assert [word.text for word in layout.words_of(lines)] == [one.text for one in pieces]


def test_a_page_askew_is_set_straight():
    slope = 0.02
    lines = [line(base, *((f"ord{n}", 200 * n) for n in range(8)), slope=slope) for base in range(100, 1000, 80)]
    lines.append(line(100, ("Sida", 1700), slope=slope, block=2))
    pieces = layout.fragments(lines, 0.24)

    assert max(one.line for one in pieces) == 11  # twelve lines: the one aside stands on the first
    first = [one for one in pieces if one.line == 0]
    assert first[-1].text == "Sida"
    assert abs(first[0].base - first[-1].base) < 0.01


def test_small_differences_in_size_are_measuring():
    sizes = [40, 42, 38, 40, 50, 52, 40, 60, 40]
    lines = [line(100 * n, ("Nämnden", 0), size=size) for n, size in enumerate(sizes, start=1)]

    assert [one.size for one in layout.fragments(lines, 0.24)] == [9.5, 9.5, 9.5, 9.5, 12.0, 12.0, 9.5, 14.5, 9.5]


def test_nothing_gives_nothing():
    assert layout.fragments([], 0.24) == []
