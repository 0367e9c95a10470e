"""Lines of a table of contents."""

from importers.parsing import labels, tables_of_contents

ITEMS = "§ 8\n\nTaxa\n\nBeslut\n\nAntas.\n\n§ 9\n\nMotion\n\nBeslut\n\nAvslås."


def test_table_of_contents_is_no_minutes(units_of):
    units = units_of("§ 8 Taxa .......... 3\n§ 9 Motion ........ 4\n\n" + ITEMS)
    chosen = labels.find(units)

    assert [(label.unit, label.number) for label in chosen] == [(2, 8), (6, 9)]
    assert tables_of_contents.lines(units, chosen) == {0, 1}


def test_what_stands_far_above_is_not_in_it(units_of):
    above = "Ida Ro\tTjg\n\n§ 8\n\n" + "\n\n".join(f"Rad {number}" for number in range(14))
    units = units_of(f"{above}\n\n§ 8 Taxa .......... 3\n\n§ 9 Motion ........ 4\n\n{ITEMS}")
    chosen = labels.find(units)
    found = tables_of_contents.lines(units, chosen)

    assert [units[place].text for place in sorted(found)][-2:] == ["§ 8 Taxa .......... 3", "§ 9 Motion ........ 4"]
    assert not any(units[place].text.startswith("Rad") for place in found)


def test_the_paragraphs_that_it_lists_are_covered(parse):
    minutes = "\n\n".join(f"§ {number} Ärende {number}\n\nBeslut\n\nPlanen antas." for number in (7, 8, 9))
    contents = "\n".join(f"§ {number} Ärende {number}" for number in (7, 8, 9))

    def covered(listed):
        return [(one.first, one.last) for one in parse(f"PROTOKOLL\n\n{listed}\n\n{minutes}").front.paragraphs_covered]

    assert covered(f"Ärenden\n\n{contents}") == [(7, 9)]
    assert covered(f"Ärenden\n\n{contents}\n\nParagrafer\n7-10") == [(7, 10)]
    assert covered("Ärenden\n\n§ 7 Ärende 7\n§ 9 Ärende 9") == []


def test_a_list_of_matters_without_pages(parse):
    listed = "Innehållsförteckning\nUpprop\n§ 63/30 Dagordning\nBeslutspunkter\n§ 64/30 Ny taxa"
    own = "§ 63/30 Dagordning\n\nUtskottet fastställer dagordningen.\n\n§ 64/30 Ny taxa\n\nBeslut\n\nTaxan antas."
    document = parse(f"PROTOKOLL\nArbetsutskottet\n2030-08-18\n\n{listed}\n\n{own}")

    assert [(one.number, one.title.text, len(one.clauses)) for one in document.items] == [
        (63, "Dagordning", 1),
        (64, "Ny taxa", 1),
    ]
    assert document.items[0].clauses[0].text.text == "Utskottet fastställer dagordningen."
