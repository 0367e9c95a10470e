"""The head of a §: label, case numbers, earlier instances and title, apart from what follows."""

import re
from collections.abc import Callable, Sequence
from functools import cache
from itertools import pairwise

from msgspec import Struct

from decisions.vocabulary import dnr
from importers.parsing import acts, content, earlier_instances, head_numbers, headings, heads, labels, words
from importers.parsing.earlier_instances import Instance
from importers.parsing.labels import Label
from importers.parsing.passages import Passage, join
from importers.parsing.result import (
    DocumentKind,
    Located,
    ParsedDnr,
    ParsedReference,
    Quote,
    ReferenceKind,
    SectionKind,
)
from importers.parsing.units import Unit

# Behind a case number: the number of an act (":3"), or a plan code (" - 231").
_ACT_NUMBER = re.compile(r"^[:\-–.]\s?-?\w*\s*|^\s+[-–]\s?\d{1,3}(?:\.\d{1,2}){0,2}\s+")
# "Dnr Ks 06/120   kc 09": who handles it, or where it is filed; no title.
# "Dnr SBN 2030/188  23   MB 2030-000731": a class, and the number in another diary
_OTHER_DIARY = re.compile(r"\d{1,3}\s+[A-ZÅÄÖ]{2,6}[ -]?(?:19|20)\d\d[-/:]\d{1,7}")
_CODE = re.compile(r"[a-zåäö]{1,4}\.?\s?\d{1,4}")
# A label with a number that has no known shape: "Ärendenummer SLK:16342".
_LABELLED_NUMBER = re.compile(
    r"\W*(?:dnr|diarienummer|diarienr|ärendenummer|ärendenr)\b[.:]?\s*[^\s\d]*\d\S*", re.IGNORECASE
)
# "10/TN 0031   Taxa": no title begins with a year and a diary.
_YEAR_AND_DIARY = re.compile(r"\s*\d\d/[A-ZÅÄÖ]{2,5}[ /:-]?\d{1,6}(?=\s+[A-ZÅÄÖ\d])")
# Words that stand before a title and are none of it: "Ärende: Taxa för vatten".
_TITLE_LABEL = re.compile(
    r"(?:ärende(?:mening|rubrik)?|(?:ärende)?rubrik|ang(?:ående|\.)?|gäller)\s*:\s+(?=\S)", re.IGNORECASE
)
# "MKN 2024-00203 (4.1.6)"
_PLAN_BEHIND = re.compile(r"^\s*\(\d{1,3}(?:\.\d{1,2}){0,3}\)")
# "Elevärende Dnr": a label whose number was left out.
_BARE_LABEL = re.compile(r"[\s,;]+(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)\.?\s*:?\s*$", re.IGNORECASE)
# The case number behind a title: "(32RGS12)", ", dnr KS 2030/7".
_BEFORE_NUMBER = re.compile(
    r"(?P<edge>[\s,;:(–-]*)(?P<word>(?:dnr|diarienr|diarienummer|ärendenr|ärendenummer)\b[.:]*)?\s*$", re.IGNORECASE
)
# A subject and what it does: the beginning of a sentence, as no title has it.
_SENTENCE = re.compile(
    r"(?:Föreligger|Förelåg|Redovisas|Redovisades|Anmäls|Anmäldes)\s|(?:[\w-]+\s+){1,4}?(?:har|hade|är|informerar|redovisar|redogör|föredrar|hälsar|förklarar|meddelar|lämnar|lämnade"
    r"|informerade|redovisade|redogjorde|föredrog|hälsade|förklarade|meddelade|rapporterar|rapporterade|presenterade|öppnade"
    r"|beslutar|beslutade|inkom|anmäler|föreslår|föreslog|presenterar|ger|tackar|frågar|konstaterar|överlämnar|framför"
    r"|begär|ansöker|önskar|vill|ska|anser|bedömer)\s"
)
# "LS 0306-1234": a number of a register that no shape tells, alone on its line.
_DIARY = re.compile(r"[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{1,5}[ .:-]?\d{2,}[\d./:-]*-\d[\d./:-]*")
_NUMBER_ALONE = re.compile(
    r"[A-ZÅÄÖ]{2,6}(?:-[A-ZÅÄÖ]{2,6})?[ .:/-]?\d[\d.]*[-/:.]\d[\d./:-]*|\d\d[A-ZÅÄÖ]{2,5}\d{1,6}"
)
# "Anf. 12–15": the numbers of the speeches in the record of the debate.
_SPEECHES = re.compile(r"(?:Anf|Anförande)\.?\s*(?:nr\s*)?\d")
_IN_BRACKETS = re.compile(r"\s*\((?P<number>[A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{1,5}[ /-]?\d[\d/:-]*)\)$")
# "Ärende som omfattas av sekretess": no label, but what a matter is called that may not be named.
_SOME_MATTER = re.compile(r"ärenden?\s+(?:som|med|där|under|enligt)\s", re.IGNORECASE)
_LONGEST_TITLE = 500
_AWAITS = re.compile(r"[,–-]$|\b(?:och|för|av|i|till)$")  # a title that ends so goes on
# "Ks § 40   2030-03-12   Dnr 2030/7": the day of the meeting behind the label
_DAY_BEHIND = re.compile(r"[\s,(]*(?:19|20)\d\d-\d\d-\d\d\)?(?=\s|$)")
_SHEET_KINDS = frozenset((DocumentKind.MINUTES, DocumentKind.EXTRACT))
_MAY_TITLE = frozenset((SectionKind.OTHER, SectionKind.HANDLING))
# What a § without a title may begin with. Other headings are matters of their own directly below a label:
# "Information", "Justering", "Anmälan om jäv", "Delgivning".
_WITHOUT_TITLE = frozenset(
    (
        SectionKind.DECISION,
        SectionKind.PROPOSAL,
        SectionKind.PROPOSAL_NEXT,
        SectionKind.SUMMARY,
        SectionKind.BACKGROUND,
        SectionKind.DOCUMENTS,
    )
)


# The first § of a meeting; in a report the same word heads a part.
_OPENS_MEETING = re.compile(
    r"(?:(?:mötets|sammanträdets)\s+)?inledning(?:\s+av\s+(?:mötet|sammanträdet))?", re.IGNORECASE
)


class ItemHead(Struct, frozen=True):
    """`owned` are the pieces around the title; `rest` are the units below; `printed` is the label itself."""

    printed: Quote
    owned: tuple[Located, ...]
    title: Passage | None
    dnrs: tuple[ParsedDnr, ...]
    earlier: tuple[ParsedReference, ...]
    rest: tuple[Unit, ...]


def read(label: Label, units: Sequence[Unit], text: str, above: Sequence[Unit] = ()) -> ItemHead:
    """The head; the first unit carries the label, `above` are lines before it with its number or instances."""
    first = units[0]
    own, title = _split_label(label, first)
    owned, earlier, position = [own.located()], list(_of_label(label, first)), 1
    if title is None:
        while position < len(units) and (_is_head_line(units[position]) or _is_number_alone(units, position)):
            owned += [part.located() for part in units[position].passages]
            earlier += _of_line(units[position])
            position += 1
        before = position
        label_words, title, position = _title(units, position)
        owned += [label_words.located()] if label_words else []
        if title is not None and (marker := units[before].marker_located()) is not None:
            owned.append(marker)
    else:
        before = 1
        title, position = _continued(title, units, position)
    dnrs = list(head_numbers.numbers(text, own.start, _end(own, units[:before]), first.passage.page))
    for unit in above:
        earlier += _of_line(unit)
        dnrs += head_numbers.numbers(text, unit.start, unit.end, unit.passage.page)
    dnrs = dnrs or _numbers_alone(units[1:before])
    if title is not None and not dnrs:
        title, behind = without_number(title)
        if behind is not None:
            owned.append(behind.located())
            dnrs += head_numbers.numbers(text, behind.start, behind.end, behind.page)
    bare = _BARE_LABEL.search(title.text) if title is not None else None
    if title is not None and bare is not None:
        owned.append(title.part(bare.start()).located())
        title = title.part(0, bare.start())
    below = position
    while title is not None and position < len(units) and _is_number_line(units[position]):
        owned += [part.located() for part in units[position].passages]
        earlier += _of_line(units[position])
        position += 1
    if below < position:
        told = head_numbers.numbers(text, units[below].start, units[position - 1].end, units[below].passage.page)
        dnrs += told or _numbers_alone(units[below:position])
    owned += [part.located() for unit in above for part in unit.passages]
    return ItemHead(
        printed=first.passage.quote(label.start, label.length),
        owned=tuple(owned),
        title=title,
        dnrs=_once(dnrs),
        earlier=tuple(earlier),
        rest=tuple(units[position:]),
    )


def _once(dnrs: Sequence[ParsedDnr]) -> tuple[ParsedDnr, ...]:
    """Each case number once, though a label and a line around it print it twice, one of them perhaps without diary."""
    kept: dict[tuple[str, str | None], ParsedDnr] = {}
    for one in dnrs:
        kept.setdefault((one.key, one.prefix and one.prefix.lower()), one)
    diaries = {key for key, prefix in kept if prefix}
    return tuple(one for (key, prefix), one in kept.items() if prefix or key not in diaries)


def _end(own: Passage, units: Sequence[Unit]) -> int:
    """The end of the lines above the title; of the label's own line only what is before the title."""
    return units[-1].end if len(units) > 1 else own.end


def _of_label(label: Label, unit: Unit) -> tuple[ParsedReference, ...]:
    return tuple(_reference(one, unit) for one in labels.instances(label, unit))


def _of_line(unit: Unit) -> tuple[ParsedReference, ...]:
    return tuple(_reference(one, unit) for one in earlier_instances.of_line(unit))


def _reference(instance: Instance, unit: Unit) -> ParsedReference:
    return ParsedReference(
        kind=ReferenceKind.EARLIER_INSTANCE,
        printed=unit.passage.quote(instance.start, instance.end),
        dated=instance.day,
        undated=instance.day is None,
        body=instance.prefix,
        paragraph=str(instance.number),
    )


def _split_label(label: Label, unit: Unit) -> tuple[Passage, Passage | None]:
    """What stands on the label's own line: § and case numbers, then perhaps the title."""
    chain = labels.instances(label, unit)
    begin = chain[-1].end if chain else label.length
    begin += bool(chain) and unit.text[begin : begin + 1] == ")"
    day = _DAY_BEHIND.match(unit.text, begin)
    if day is not None and (not (behind := unit.text[day.end() :].strip()) or heads.is_numbered(behind)):
        begin = day.end()
    cut = begin
    rest = unit.text[cut:]
    found = dnr.find(rest)
    first_letter = re.search(r"\w", rest)
    if found and first_letter and (found[0].start <= first_letter.start() + 40):
        before = rest[: found[0].start]
        if heads.is_label_words(before):
            last = found[-1] if _joined(rest, found) else found[0]
            cut += last.plan_code_span[1] if last.plan_code_span else last.end
    elif dnr.parse(rest.strip(), labelled=True) is not None and re.match(rf"\s*{head_numbers.OPENS_NUMBER}", rest):
        cut = len(unit.text)  # "Kf § 90  Ks 97/1155 253": nothing but a number stands behind the label
    elif (year_first := _YEAR_AND_DIARY.match(rest)) is not None:
        cut += year_first.end()
    elif (numbered := _LABELLED_NUMBER.match(rest)) is not None:
        cut += numbered.end()
    remainder = unit.text[cut:]
    act = _ACT_NUMBER.match(remainder) if cut > begin else re.match(r"[\s:.,|–-]*", remainder)
    cut += act.end() if act else 0
    closing = re.match(r"\s*[)\]]\s*[:–-]?\s*", unit.text[cut:])  # "§ 41 (KS 2030/7) Taxa"
    cut += closing.end() if closing else 0
    title = unit.text[cut:]
    behind = title.strip()
    coded = cut > begin and (_CODE.fullmatch(behind) is not None or _OTHER_DIARY.fullmatch(behind) is not None)
    if coded or not re.search(r"[^\W\d_]", title) or heads.is_label_words(title):
        return unit.passage, None
    return unit.passage.part(0, cut), unit.passage.part(cut)


def _joined(rest: str, found: Sequence[dnr.Dnr]) -> bool:
    """Whether only separators stand between the case numbers of a line."""
    return all(not re.search(r"[^\W\d_]{4,}", rest[one.end : other.start]) for one, other in pairwise(found))


def _is_head_line(unit: Unit) -> bool:
    """A line above the title: numbers, dates, earlier instances; "Delegationsbeslut" is a title, "Protokoll" is not."""
    if earlier_instances.of_line(unit):
        return True
    if _TITLE_LABEL.match(unit.text) or _SOME_MATTER.match(unit.text):
        return False
    if content.is_kind_word(unit.text) and words.KIND_WORDS[unit.text.lower().rstrip(":")] not in _SHEET_KINDS:
        return False
    return heads.is_head_line(unit) and not headings.classify(unit.text)


def _is_number_alone(units: Sequence[Unit], position: int) -> bool:
    """Whether a line above a title is a case number that running text would not prove: "LS 0803-0245", "07HSN1234"."""
    unit = units[position]
    return position + 1 < len(units) and bool(_numbers_alone([unit]))


def _numbers_alone(units: Sequence[Unit]) -> list[ParsedDnr]:
    alone = (head_numbers.number_alone(unit) for unit in units if _NUMBER_ALONE.fullmatch(unit.text))
    return [one for one in alone if one is not None]


def _title(units: Sequence[Unit], position: int) -> tuple[Passage | None, Passage | None, int]:
    """A label before the title ("Ärende:"), the title, and the place behind it."""
    if position >= len(units) or units[position].table is not None:
        return None, None, position
    first = units[position]
    if first.text.endswith(".") and acts.is_done(first.text):  # a § without a title that says what was decided
        return None, None, position
    labelled = _TITLE_LABEL.match(first.text)
    if labelled is not None:
        title, after = _continued(first.passage.part(labelled.end()), units, position + 1)
        return first.passage.part(0, labelled.end()), title, after
    opens = headings.classify(first.text)
    after_first = units[position + 1] if position + 1 < len(units) else None
    if (
        opens is not None
        and opens.kind in _WITHOUT_TITLE
        and not _OPENS_MEETING.fullmatch(first.text)
        and (opens.kind is SectionKind.DECISION or after_first is None or not headings.classify(after_first.text))
    ):
        return None, None, position
    inline = headings.inline(first.passage)
    # "Yttrande: Förslag till ny skollag" directly below the label is a title, whatever "Yttrande" opens elsewhere.
    if len(first.text) > _LONGEST_TITLE or (
        inline is not None and (inline[0].kind not in _MAY_TITLE or first.text.endswith("."))
    ):
        return None, None, position
    title, position = _continued(first.passage, units, position + 1)
    return None, title, position


def _continued(title: Passage, units: Sequence[Unit], position: int) -> tuple[Passage, int]:
    """The title with the lines on which it goes on."""
    parts, begun = [title], position
    last = cache(lambda: _last_below(units, begun))
    while position < len(units) and _goes_on(units[position - 1], units, position, last):
        parts += units[position].passages
        position += 1
    return (join(parts) if len(parts) > 1 else title), position


def _last_below(units: Sequence[Unit], position: int) -> int:
    """Where the lines end that stand directly below each other."""
    while position + 1 < len(units) and units[position + 1].table is None and not units[position + 1].gap:
        position += 1
    return position


def _goes_on(before: Unit, units: Sequence[Unit], position: int, last: Callable[[], int]) -> bool:
    """Whether a title goes on in the next unit: directly below it, set alike, and no part opens."""
    unit = units[position]
    if unit.table is not None or unit.gap or before.text.endswith((".", ":")) or _ends_with_number(before.text):
        return False
    if unit.source.page is None and unit.source.style and not _is_broken(before, unit):
        return False  # in Word a paragraph is whole but for line breaks within it
    if headings.classify(unit.text) or headings.inline(unit.passage) or _SPEECHES.match(unit.text):
        return False
    if _DIARY.fullmatch(unit.text) or _numbers_alone([unit]) or earlier_instances.of_line(unit):
        return False
    if unit.marker is not None and not unit.marker.text.startswith(("-", "–")):
        return False
    if heads.is_head_line(unit) and not _is_awaited(before.text, unit.text):
        return False
    same_looks = unit.source.bold == before.source.bold and unit.source.size == before.source.size
    if unit.text[0].islower():
        return same_looks
    return same_looks and not _has_sentence(unit.text) and not _begins_text(before.text, units, position, last)


def _is_broken(before: Unit, unit: Unit) -> bool:
    """Whether two lines of a title in Word are one that was broken by hand: both set as headings, no end between."""
    if not (before.looks_like_heading and unit.looks_like_heading) or unit.text.lower().startswith("att "):
        return False
    return unit.text[0].islower() or _AWAITS.search(before.text) is not None


def _ends_with_number(text: str) -> bool:
    """Whether a case number in brackets closes the title: "Taxa för torget (KS/117/2030)"."""
    found = dnr.find(text) if text.endswith(")") else ()
    return bool(found) and found[-1].end == len(text) - 1


def _is_awaited(before: str, text: str) -> bool:
    """Whether figures go on with the words before them: a year, or what "från och med den" leaves open."""
    if re.match(r"(?:19|20)\d\d\b(?!\s*[/:])", text) is not None:
        return True
    return re.search(r"\b(?:den|år|från|till|och|i|av|för|mellan|med|om)$", before) is not None


def _has_sentence(text: str) -> bool:
    return text.endswith((".", ":")) or len(text) > 200


def _begins_text(before: str, units: Sequence[Unit], position: int, last: Callable[[], int]) -> bool:
    """Whether a sentence begins below a line that had room left: the title ended there, though nothing parts them.

    `last` is the place of the last line below; it is the same one for all of them, and looked for once.
    """
    if len(before) >= 0.8 * len(units[position].text) or _AWAITS.search(before):
        return False
    if not begins_sentence(units[position].text):
        return False
    return last() > position and units[last()].text.endswith(".")


def begins_sentence(text: str) -> bool:
    """Whether a text begins with a subject and what it does, as no title has it."""
    return _SENTENCE.match(text) is not None


def _is_number_line(unit: Unit) -> bool:
    if headings.classify(unit.text):
        return False
    if _numbers_alone([unit]):
        return True
    return bool(earlier_instances.of_line(unit)) or (heads.is_head_line(unit) and bool(dnr.find(unit.text)))


def _without_brackets(title: Passage) -> tuple[Passage, Passage | None]:
    """The title without a number in brackets behind it, in a shape that running text would not prove: "(RS140187)"."""
    match = _IN_BRACKETS.search(title.text)
    only = dnr.parse(match["number"], labelled=True) if match is not None else None
    if match is None or only is None or not only.prefix or not dnr.is_diary(only.prefix):
        return title, None
    return title.part(0, match.start()), title.part(match.start())


def without_number(title: Passage) -> tuple[Passage, Passage | None]:
    """The title without the case number that is printed behind it, and that number."""
    found = dnr.find(title.text)
    if not found:
        return _without_brackets(title)
    last = found[-1]
    end = last.plan_code_span[1] if last.plan_code_span else last.end
    before = _BEFORE_NUMBER.search(title.text[: last.start])
    if (
        before is None
        or _PLAN_BEHIND.sub("", title.text[end:]).strip(" ).;:")
        or not (before["edge"].strip() or before["word"] or last.prefix)
    ):
        return title, None
    words_of = title.part(0, before.start())
    if len(re.findall(r"[^\W\d_]", words_of.text)) < 3:
        return title, None
    return words_of, title.part(before.start())
