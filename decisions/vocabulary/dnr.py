"""Case numbers (diarienummer, dnr) in running text and as people type them.

There is no Swedish standard: domain.md §3 lists the shapes that were met. A case number is kept as printed; what makes
two of them comparable is the key (year and number without padding) and, where the organisation prints it, the diary's
prefix. The same key in two diaries is two cases, so a key alone is never evidence for anything.

`find` is cautious, because most pairs of numbers in minutes are something else: dates, laws, school years, sums,
telephone numbers. A label ("Dnr", "Diarienummer" …) makes more shapes acceptable. `parse` reads what a person typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace

__all__ = ["Dnr", "find", "parse"]


@dataclass(frozen=True, slots=True)
class Dnr:
    """One case number with its place in the text it was found in.

    `text[start:end] == printed`: the number as printed, without label and without plan code. `prefix` is the diary's
    abbreviation as printed ("" when none), `year` has four digits, `plan_code` is the classification printed behind
    the number ("600", "024", "2.6.") with a span of its own, so that nothing between the two is claimed.
    """

    printed: str
    start: int
    end: int
    prefix: str
    year: int
    number: int
    plan_code: str = ""
    plan_code_span: tuple[int, int] | None = None

    @property
    def key(self) -> str:
        """Year and number without padding, e.g. "2018/234": equal for every way to print the same number."""
        return f"{self.year}/{self.number}"

    @property
    def full_key(self) -> str:
        """The key with the diary's prefix in lower case, e.g. "ks/2018/234"; only the key when there is no prefix."""
        prefix = unicodedata.normalize("NFC", self.prefix).casefold()
        return f"{prefix}/{self.key}" if prefix else self.key


# A letter may be followed by a combining mark: text out of PDF files is often decomposed ("A" + U+0308).
_CAP = r"[A-ZÅÄÖ][\u0308\u030a]?"
_LOW = r"[a-zåäö][\u0308\u030a]?"
_CAUTIOUS_PREFIX = rf"(?P<p>(?:{_CAP}){{2,6}}|{_CAP}(?:{_LOW}){{1,3}})"
_ANY_PREFIX = rf"(?P<p>(?:{_CAP}|{_LOW}){{1,10}})"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<y>\d\d)"
_DASH = r"[-–‑]"
_BLANK = r"[^\S\n]"
_BEFORE = r"(?<![\w/:.\-–‑§@+])"
_AFTER = rf"(?![\w@])(?!{_BLANK}?[/:\-–‑+]\d)(?!\.\d)(?!/[A-Za-zÅÄÖåäö])"
_PLAN_AFTER = r"(?![\w@/])(?![:\-–.]\d)"
_GLUED_PLAN = r"(?P<k>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d\.)(?!\w)"
# Act number within the case ("SLK-2026-00676:3"): read past, no part of the number.
_ACT = r"(?::(?:\d{1,3}|n))?"


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# Shapes that are taken without a label, most telling first.
_CAUTIOUS = tuple(
    _shape(_BEFORE + pattern)
    for pattern in (
        # KS/2017:190/10, KS2016/64/01, KS 2016-254/322: organ, year, number, plan code
        rf"{_CAUTIOUS_PREFIX}[/ \-]?{_YEAR}[/:\-](?P<n>\d{{1,7}})/(?P<k>\d{{2,3}}){_PLAN_AFTER}",
        # KS/2018:396, KS2019:198
        rf"{_CAUTIOUS_PREFIX}[/\-]?{_YEAR}:(?P<n>\d{{1,7}}){_AFTER}",
        # KS 2018/124, KS2011/0614, KS-2014/1144
        rf"{_CAUTIOUS_PREFIX}(?:[/\-]|{_BLANK})?{_YEAR}/(?P<n>\d{{1,7}}){_AFTER}",
        # KS 2018:123 is also how laws are cited: known diaries only, see _is_something_else
        rf"{_CAUTIOUS_PREFIX}{_BLANK}{_YEAR}:(?P<n>\d{{1,7}}){_AFTER}",
        # SLK-2025-00364, KS 2018-00234, KS 2016-254
        rf"{_CAUTIOUS_PREFIX}(?:{_DASH}|{_BLANK})?{_YEAR}{_DASH}(?P<n>\d{{3,7}}){_ACT}{_AFTER}",
        # KU.2017.91
        rf"{_CAUTIOUS_PREFIX}\.{_YEAR}\.(?P<n>\d{{1,7}}){_AFTER}",
        # 2018/KS 0001 001
        rf"{_YEAR}/{_CAUTIOUS_PREFIX}{_BLANK}?(?P<n>\d{{1,7}})(?:{_BLANK}(?P<k>\d{{2,3}}))?{_AFTER}",
        # 21RGK428
        rf"{_SHORT_YEAR}(?P<p>(?:{_CAP}){{3,5}})(?P<n>\d{{1,6}}){_AFTER}",
        # KFN19/3, FK06/15
        rf"(?P<p>(?:{_CAP}){{2,5}}){_SHORT_YEAR}/(?P<n>\d{{1,6}}){_AFTER}",
        # SN 18/0098: three digits at least, else it may be a day and a month
        rf"(?P<p>(?:{_CAP}){{2,5}}){_BLANK}{_SHORT_YEAR}/(?P<n>\d{{3,6}}){_AFTER}",
        # KS 1234/2024: with fewer digits it is how paragraphs are cited ("KS 75/2013")
        rf"{_CAUTIOUS_PREFIX}{_BLANK}(?P<n>\d{{4,6}})/{_YEAR}{_AFTER}",
        # 00123/20212.6.: the plan code is glued to the year
        rf"(?P<n>\d{{3,6}})/{_YEAR}{_GLUED_PLAN}",
        # 2018/0234
        rf"{_YEAR}/(?P<n>\d{{1,6}})(?:\.(?P<k>\d{{3}})(?=\s*$))?{_AFTER}",
        # 00322/2026, 166/2011
        rf"(?P<n>\d{{3,6}})/{_YEAR}{_AFTER}",
        # 0497/22: only at the head of a paragraph, see _is_something_else
        rf"(?P<n>\d{{4}})/{_SHORT_YEAR}{_AFTER}",
        # 2018-00123
        rf"{_YEAR}{_DASH}(?P<n>\d{{5,6}}){_ACT}{_AFTER}",
    )
)
_GAP = rf"{_BLANK}{{0,4}}"
# How far around a number its line is looked at.
_CONTEXT = 80
# Shapes behind a label, or alone in a field. Order matters: the longest reading first.
_FORGIVING = tuple(
    _shape(pattern)
    for pattern in (
        rf"{_YEAR}{_GAP}/{_GAP}{_ANY_PREFIX}{_GAP}[:/\-]?{_GAP}(?P<n>\d{{1,7}})(?:{_BLANK}(?P<k>\d{{2,3}}))?{_AFTER}",
        rf"{_SHORT_YEAR}(?P<p>(?:{_CAP}|{_LOW}){{2,5}})(?P<n>\d{{1,6}}){_AFTER}",
        # 2013/88-041, 94/0123-040: the plan code behind a hyphen
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?{_YEAR}[/:](?P<n>\d{{1,7}})[-–](?P<k>\d{{3}}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?{_SHORT_YEAR}/(?P<n>\d{{2,6}})[-–](?P<k>\d{{3}}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑]?{_GAP})?{_YEAR}{_GAP}[/:\-]{_GAP}(?P<n>\d{{1,7}})/(?P<k>\d{{2,3}}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑]?{_GAP})?{_YEAR}{_GAP}[/:.\-–‑](?P<n>\d{{1,7}})\.(?P<k>\d{{3}}){_PLAN_AFTER}",
        # A ministry's number, U2017/01236/GV: the letters behind belong to it.
        rf"{_ANY_PREFIX}{_YEAR}/(?P<n>\d{{1,7}})/[A-Za-zÅÄÖåäö]{{1,5}}(?!\w)",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑:]?{_GAP})?{_YEAR}{_GAP}[/:\-–‑]{_GAP}(?P<n>\d{{1,7}}){_ACT}{_AFTER}",
        rf"{_ANY_PREFIX}{_GAP}\.{_GAP}{_YEAR}\.(?P<n>\d{{1,7}}){_AFTER}",
        rf"{_ANY_PREFIX}{_GAP}{_YEAR}{_BLANK}(?P<n>\d{{1,7}}){_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?(?P<n>\d{{1,7}}){_GAP}[/\-]{_GAP}{_YEAR}{_GLUED_PLAN}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?(?P<n>\d{{1,7}}){_GAP}[/\-]{_GAP}{_YEAR}{_AFTER}",
        rf"{_ANY_PREFIX}{_GAP}[/\-]?{_GAP}{_SHORT_YEAR}[/:\-](?P<n>\d{{1,6}}){_AFTER}",
        # KS0172/12, KS 172/12: number and short year behind a diary
        rf"{_ANY_PREFIX}{_GAP}[./\-]?{_GAP}(?P<n>\d{{3,6}})/{_SHORT_YEAR}{_AFTER}",
        # 1339/22: number and short year, the only reading where the first has more than two digits
        rf"(?P<n>\d{{3,6}})/{_SHORT_YEAR}{_AFTER}",
        # 18/0098
        rf"{_SHORT_YEAR}/(?P<n>\d{{3,6}}){_AFTER}",
    )
)

_LABEL = re.compile(
    r"(?<!\w)(?:d(?:iarie)?[.:]?[^\S\n]?n(?:umme)?r|diarie(?:beteckning)?|ärende(?:beteckning|[^\S\n]?n(?:umme)?r)"
    r"|(?:vår|er|ert|vårt|egen)[^\S\n]+(?:beteckning|referens|dnr|ref)|beteckning)"
    r"(?:[^\S\n]*\([a-zåäö]{1,12}\))?[.:]?(?!\w)[^\S\n]*[:.]?[^\S\n]*",
    re.IGNORECASE,
)
_CHAIN = re.compile(r"[^\S\n]*(?:,|;|&|\boch\b|\bsamt\b)[^\S\n]*(?:och[^\S\n]+)?")
_PLAN_ON_LINE = re.compile(
    r"(?:\.?[^\S\n]+|[^\S\n]*,[^\S\n]*)(?P<word>(?:kod|klass|dpl|plankod)\.?:?[^\S\n]*)?"
    r"(?P<k>\d{3}|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d\.)(?![\w/:%-])(?!\.\d)",
    re.IGNORECASE,
)
_PLAN_ALONE = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*(?P<k>\d{3}|\d{1,2}(?:\.\d{1,2}){1,3}\.?)[^\S\n]*(?=\n|$)")
_CANDIDATE = re.compile(r"\d(?:[^\S\n]?[/:.\-–‑][^\S\n]?\w|[A-Za-zÅÄÖåäö]{2}|[^\S\n]\d\d)")
# What every shape of _CAUTIOUS has in it: spares most lines with a date or a time the whole list.
_LIKELY = re.compile(
    r"(?:19|20)\d\d(?:[/.:]\d|/[A-ZÅÄÖ]|[-–‑](?!\d\d-\d\d(?!\d))\d{3})|\d/(?:19|20)\d\d|\d\d[A-ZÅÄÖ]|\d{4}/\d\d(?!\d)"
    r"|[A-ZÅÄÖ\u0308\u030a]\s?\d\d/\d"
)

# Abbreviations of bodies and offices that are met as prefixes (domain.md §4); open-ended elsewhere.
_KNOWN = """
ks kst kf ksf kskf ksau rs rf rsau ru run sn son sän bun bin un ubn utn kfn kun ku kdn kn mn mbn bn mhn sbn
tn von on vn ön öfn ofn afn ifo nav nsa rev slk gn san gsn rgk
"""
_KNOWN_PREFIXES = frozenset(_KNOWN.split())
# Never a diary: series of laws, official prints, standards, courts, and short words that stand before a year.
_OTHERS = """
sfs sou ds prop bet skr mot dir ssi eu eg eeg iso en ss din iec com kom nja rå hfd möd ad jo jk ra ct sosfs
hslf afs bbr bfs nfs tsfs mdffs kl osl tf fl fb pbl pul lss lvu lvm sol mb hsl lou luf lov lma fol dos år
året åren nr den och för vid ett mål av sid sida tel fax vt ht vår höst jan feb mar apr maj jun jul aug sep
sept okt nov dec läs från till dnr art not bil tab fig kap del steg kr tkr mkr msek ca ej to tom fom
"""
_NOT_PREFIXES = frozenset(_OTHERS.split())
_EU_ACT = re.compile(r"(?:\b(?:EU|EG|EEG|Euratom)\b\)?|direktiv\w*|förordning\w*|\bact\b)[^\n]{0,12}$", re.IGNORECASE)
_PARAGRAPH_HEAD = re.compile(r"\s*(?:§\s*\d{1,4}\s?[a-h]?\s+)?")
_COUNTED = re.compile(
    r"(?:\bnr|nummer|läsår\w*|verksamhetsår\w*|budget\w*|åren|säsong\w*|vinter\w*|period\w*|kvartal|tertial|sid\.?"
    r"|§§?|tel\w*\.?:?|telefon:?|mobil:?|fax:?|\bmål|artikel|konto\w*|giro:?|faktura\w*)[^\S\n]*[:.]?[^\S\n]*$",
    re.IGNORECASE,
)

# "KS 353/2008" is how some cite a paragraph; a bare number behind an abbreviation is left to `paragraph`.
_BODY_BEFORE = re.compile(rf"(?<!\w)(?:{_CAP}){{2,6}}[^\S\n]$|(?<!\w){_CAP}(?:{_LOW}){{1,3}}[^\S\n]$")


def find(text: str) -> tuple[Dnr, ...]:
    """The case numbers in a running text, in order, without overlaps. Lines are separated by line feeds.

    A plan code on the following line is taken only where number and code each stand alone on their lines, which is
    how letter heads print them.
    """
    found: list[Dnr] = []
    done = 0
    for candidate in _CANDIDATE.finditer(text):
        if candidate.start() < done:
            continue
        start = text.rfind("\n", 0, candidate.start()) + 1
        done = text.find("\n", candidate.start()) + 1 or len(text) + 1
        found.extend(_in_line(text, text[start : done - 1], start))
    return tuple(found)


def parse(text: str, *, labelled: bool = False) -> Dnr | None:
    """The case number that the whole of `text` is, or None. Forgiving: for fields, queries and pasted strings.

    `labelled`: the context already says that this is a case number (a `dnr:` filter, a field named Diarienummer), so
    also shapes that otherwise mean a law ("2018:234"), a month ("2018-05") or a span of years are read. The spans of
    the answer refer to `text`.
    """
    start = len(text) - len(text.lstrip())
    label = _LABEL.match(text, start)
    if label is not None and label.end() > label.start():
        start, labelled = label.end(), True
    end = len(text.rstrip())
    for shape in _FORGIVING:
        match = shape.match(text, start, end)
        if match is None:
            continue
        dnr = _build(match, 0)
        if dnr is None:
            continue
        if dnr.plan_code_span is None:
            dnr = _with_plan_code(dnr, text, 0, trusting=True)
        rest = text[max(dnr.end, match.end(), dnr.plan_code_span[1] if dnr.plan_code_span else 0) : end]
        if rest.strip(" \t\n.,;)") or (not labelled and _typed_something_else(dnr)):
            continue
        return dnr
    return None


def _label_above(text: str, start: int) -> bool:
    """Whether the line above (or above one empty line) ends with a label, as in tables and letter heads."""
    above = text[max(0, start - 200) : max(0, start - 1)].split("\n")[-2:]
    line = above[-1] if above[-1].strip() or len(above) == 1 else above[0]
    return any(not line[label.end() :].strip() for label in _LABEL.finditer(line))


def _in_line(text: str, line: str, start: int) -> Iterator[Dnr]:
    """Numbers of one line, in order: first those behind labels, then the others where nothing is taken."""
    taken = list(_labelled(line, label_open=_label_above(text, start)))
    used = bytearray(len(line))  # a mask, because a line may hold thousands of numbers
    for labelled in taken:
        used[labelled.start : _extent(labelled)] = b"\1" * (_extent(labelled) - labelled.start)
    for shape in _CAUTIOUS if _LIKELY.search(line) else ():
        for match in shape.finditer(line):
            if used.find(1, *match.span()) >= 0:
                continue
            dnr = _build(match, 0)
            if dnr is None or _is_something_else(dnr, line):
                continue
            taken.append(dnr)
            used[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    for dnr in sorted(taken, key=lambda one: one.start):
        moved = replace(
            dnr,
            start=dnr.start + start,
            end=dnr.end + start,
            plan_code_span=dnr.plan_code_span and (dnr.plan_code_span[0] + start, dnr.plan_code_span[1] + start),
        )
        yield _with_plan_code(moved, text, start, trusting=False)


def _labelled(line: str, *, label_open: bool) -> Iterator[Dnr]:
    """Numbers directly behind a label, and further ones joined to them by commas or "och"."""
    places = [match.end() for match in _LABEL.finditer(line)]
    if label_open:
        places.insert(0, len(line) - len(line.lstrip()))
    done = 0
    for place in places:
        position = place
        while position >= done and (dnr := _match_forgiving(line, position)) is not None:
            yield dnr
            done = _extent(dnr)
            link = _CHAIN.match(line, done)
            if link is None:
                break
            position = link.end()


def _match_forgiving(line: str, position: int) -> Dnr | None:
    for shape in _FORGIVING:
        match = shape.match(line, position)
        if match is not None and (dnr := _build(match, 0)) is not None:
            return dnr
    return None


def _extent(dnr: Dnr) -> int:
    return max(dnr.end, dnr.plan_code_span[1] if dnr.plan_code_span else 0)


def _build(match: re.Match[str], shift: int) -> Dnr | None:
    """The value of a match; None when the numbers cannot be a year and a running number."""
    groups = match.groupdict()
    number = int(groups["n"])
    prefix = groups.get("p") or ""
    if number == 0 or _LABEL.fullmatch(prefix):
        return None
    plan_span = (match.start("k") + shift, match.end("k") + shift) if groups.get("k") else None
    end = match.end()
    ends = [match.end(name) for name in ("p", "y", "n") if groups.get(name)]
    # Letters behind the number (a ministry's) are part of it; an act number and a plan code are not.
    if plan_span is not None or not match.group()[-1].isalpha():
        end = max(ends)
    return Dnr(
        printed=match.string[match.start() : end],
        start=match.start() + shift,
        end=end + shift,
        prefix=prefix,
        year=_full_year(groups["y"]),
        number=number,
        plan_code=groups.get("k") or "",
        plan_code_span=plan_span,
    )


def _full_year(digits: str) -> int:
    """Four digits. Two-digit years: diaries with them began in the 1970s, so 70–99 are 1970–1999."""
    year = int(digits)
    if len(digits) == 4:
        return year
    return 1900 + year if year >= 70 else 2000 + year


def _with_plan_code(dnr: Dnr, text: str, line_start: int, *, trusting: bool) -> Dnr:
    """The same number with the plan code that follows it, on its line or alone on the next."""
    if dnr.plan_code_span is not None:
        return dnr
    match = _PLAN_ON_LINE.match(text, dnr.end)
    if match is not None and not _ends_the_number(match, text, trusting=trusting):
        match = None
    if match is None and (trusting or (dnr.start - line_start < _CONTEXT and not text[line_start : dnr.start].strip())):
        match = _PLAN_ALONE.match(text, dnr.end)
    if match is None:
        return dnr
    return replace(dnr, plan_code=match["k"], plan_code_span=match.span("k"))


def _ends_the_number(match: re.Match[str], text: str, *, trusting: bool) -> bool:
    """Whether digits behind a case number can be a plan code: "600 elever" is a sum, not one."""
    if trusting or match["word"]:
        return True
    line_end = text.find("\n", match.end(), match.end() + _CONTEXT)
    rest = text[match.end() : min(match.end() + _CONTEXT, line_end if line_end >= 0 else len(text))]
    if not rest.strip() or rest.startswith((")", "\t", "  ")):
        return True
    # "KS2011/0614 024 Yttrande över": a title begins; after a full stop it could be any sentence.
    return not match.group().startswith((".", ",")) and bool(re.match(r"[^\S\n]+[A-ZÅÄÖ]", rest))


def _is_something_else(dnr: Dnr, line: str) -> bool:
    """Whether an unlabelled match is more likely a law, a span of years, a month or another series' number."""
    prefix = unicodedata.normalize("NFC", dnr.prefix).casefold()
    before = line[max(0, dnr.start - _CONTEXT) : dnr.start]
    if prefix in _NOT_PREFIXES:
        return True
    if re.fullmatch(r"\d{4}/\d\d", dnr.printed) and not 1900 <= int(dnr.printed[:4]) < 2100:
        return not _PARAGRAPH_HEAD.fullmatch(before)
    known = prefix in _KNOWN_PREFIXES
    if prefix and not known and not dnr.prefix.isupper() and len(prefix) > 3:
        return True
    tail = dnr.printed[len(dnr.prefix) :]
    if _looks_like_years(dnr, alone=len(line) < _CONTEXT and line.strip() == dnr.printed):
        return True
    if prefix:
        # "KS 75/2013" is paragraph 75 of 2013, not number 2013 of 1975.
        backwards = re.match(r"\s?\d\d/(?:19|20)\d\d$", tail)
        return bool(backwards) or (bool(re.match(r"\s\d{4}:", tail)) and not known)
    return bool(_EU_ACT.search(before) or _COUNTED.search(before) or _BODY_BEFORE.search(before))


def _looks_like_years(dnr: Dnr, *, alone: bool) -> bool:
    """School years (2016/17), periods (2016-2018, 2015/18), months (2018/05)."""
    year_first = re.search(r"(?:19|20)\d\d[/:\-–‑. ]\s?(\d+)", dnr.printed)
    if year_first is None:
        return False
    if not dnr.prefix and not dnr.printed.startswith(str(dnr.year)):
        return True  # 2018/19 read as number 2018 of 2019
    digits, short = year_first[1], dnr.year % 100
    if len(digits) == 4 and dnr.year < dnr.number <= dnr.year + 15:
        return not dnr.prefix or "-" in dnr.printed or "–" in dnr.printed
    if len(digits) != 2 or dnr.prefix:
        return False
    if dnr.number == (short + 1) % 100:
        return True
    return not alone and (short < dnr.number <= short + 10 or (digits[0] == "0" and dnr.number <= 12))


def _typed_something_else(dnr: Dnr) -> bool:
    """What a whole string without label is not: a law (2017:725), a month (2018-05), a span of years (2016-2018)."""
    if dnr.prefix:
        return False
    if re.search(r"\d\s*:\s*\d", dnr.printed):
        return True
    year_first = re.match(r"(?:19|20)\d\d\s*[/\-–‑]\s*(\d+)", dnr.printed)
    if year_first is None:
        return False
    if re.fullmatch(r"(?:19|20)\d\d", year_first[1]) and dnr.year == int(year_first[1]):
        return dnr.number < dnr.year  # read backwards: 2016-2018 as number 2016 of 2018
    years = len(year_first[1]) == 4 and dnr.year < dnr.number <= dnr.year + 15
    return years or ("/" not in dnr.printed and len(year_first[1]) <= 2 and dnr.number <= 12)
