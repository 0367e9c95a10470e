"""How case numbers are printed: the shapes, the labels before them, and what looks like one and is none."""

import re

# A letter may be followed by a combining mark: text out of PDF files is often decomposed ("A" + U+0308).
_CAP = r"[A-ZÅÄÖ][\u0308\u030a]?"
_LOW = r"[a-zåäö][\u0308\u030a]?"
_CAUTIOUS_PREFIX = rf"(?P<p>(?:{_CAP}){{2,6}}|{_CAP}(?:{_LOW}){{1,3}})"
_ANY_PREFIX = rf"(?P<p>(?:{_CAP}|{_LOW}){{1,10}})"
_YEAR = r"(?P<y>(?:19|20)\d\d)"
_SHORT_YEAR = r"(?P<y>\d\d)"
_ANY_YEAR = r"(?P<y>(?:(?:19|20)\d\d|\d\d))"
_DASH = r"[-–‑]"
_BLANK = r"[^\S\n]"
_BEFORE = r"(?<![\w/:.\-–‑§@+])"
_AFTER = rf"(?![\w@])(?!{_BLANK}?[/:\-–‑+]\d)(?!\.\d)(?!/[A-Za-zÅÄÖåäö])"
_PLAN_AFTER = r"(?![\w@/])(?![:\-–.]\d)"
_PLAN = r"(?:\d{3}|\d{1,2}(?:\.\d{1,2}){1,3})"
_GLUED_PLAN = r"(?P<k>\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d\.)(?!\w)"
# Act number within the case ("SLK-2026-00676:3"): read past, no part of the number.
_ACT = r"(?::(?:\d{1,3}|n))?"

# TN2006/0212-26, SN-2021/104-3: a class or an act of two figures behind the hyphen, no part of the number.
_WITH_ACT = (
    rf"(?P<p>(?:{_CAP}){{2,6}})(?:[/-]|{_BLANK})?{_YEAR}[/:](?P<n>\d{{3,7}}){_DASH}\d{{1,2}}{_PLAN_AFTER}(?!{_DASH}\d)"
)
# SN/2021/0104/041-3: plan code and act
_WITH_PLAN_AND_ACT = (
    rf"{_CAUTIOUS_PREFIX}[/ \-]?{_YEAR}[/:\-](?P<n>\d{{1,7}})/(?P<k>\d{{2,3}})[-:]\d{{1,3}}{_PLAN_AFTER}"
)


def _shape(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


# Shapes that are taken without a label, most telling first.
CAUTIOUS = tuple(
    _shape(_BEFORE + pattern)
    for pattern in (
        _WITH_PLAN_AND_ACT,
        # KS/2017:190/10, KS2016/64/01, KS 2016-254/322: organ, year, number, plan code
        rf"{_CAUTIOUS_PREFIX}[/ \-]?{_YEAR}[/:\-](?P<n>\d{{1,7}})/(?P<k>\d{{2,3}}){_PLAN_AFTER}",
        # GSH 2010/41-042, BOU 2024/117-3.1.2, KS/2018:298-822: the plan code behind a hyphen
        rf"{_CAUTIOUS_PREFIX}[/ \-]?{_YEAR}[/:](?P<n>\d{{1,7}}){_DASH}(?P<k>{_PLAN}){_PLAN_AFTER}",
        _WITH_ACT,
        # KS-2013/614.291: the plan code behind a full stop
        rf"{_CAUTIOUS_PREFIX}[/ \-]?{_YEAR}/(?P<n>\d{{1,7}})\.(?P<k>\d{{3}}){_PLAN_AFTER}",
        # KFN 2020-0215-805, KFN 2020-0215-2.6.1
        rf"{_CAUTIOUS_PREFIX}[/ \-]?{_YEAR}{_DASH}(?P<n>\d{{3,7}}){_DASH}(?P<k>{_PLAN}){_PLAN_AFTER}",
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
        # SN 18/0098, SN-18/0098: three digits at least, else it may be a day and a month
        rf"(?P<p>(?:{_CAP}){{2,5}})(?:{_BLANK}|{_DASH}){_SHORT_YEAR}/(?P<n>\d{{3,6}}){_AFTER}",
        # KS 1234/2024: with fewer digits it is how paragraphs are cited ("KS 75/2013")
        rf"{_CAUTIOUS_PREFIX}{_BLANK}(?P<n>\d{{4,6}})/{_YEAR}{_AFTER}",
        # 00123/20212.6.: the plan code is glued to the year
        rf"(?P<n>\d{{3,6}})/{_YEAR}{_GLUED_PLAN}",
        # RS/412/2023
        rf"{_CAUTIOUS_PREFIX}/(?P<n>\d{{1,6}})/{_YEAR}{_AFTER}",
        # 2018-0123-101, 2018-1203-2.6: year, number, plan code
        rf"{_YEAR}{_DASH}(?P<n>\d{{4,5}}){_DASH}(?P<k>{_PLAN}){_PLAN_AFTER}",
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
# Where each of them begins, and how far at most before what `LIKELY` finds in it ("Kans 12345" before "6/2024").
CAUTIOUS_START = re.compile(_BEFORE + r"[A-ZÅÄÖ\d]")
BEFORE_LIKELY = 24
_GAP = rf"{_BLANK}{{0,4}}"
# How far around a number its line is looked at.
CONTEXT = 80
# Shapes behind a label, or alone in a field. Order matters: the longest reading first.
FORGIVING = tuple(
    _shape(pattern)
    for pattern in (
        # 2025.117 KS, 2025/117 KS: the diary behind the number, with nothing after it
        rf"{_YEAR}[/:.](?P<n>\d{{1,7}}){_BLANK}(?P<p>(?:{_CAP}){{2,6}})(?=\s*$)",
        # 0123/93 KS: the same with the year behind
        rf"(?P<n>\d{{2,6}})/{_SHORT_YEAR}{_BLANK}(?P<p>(?:{_CAP}){{2,5}})(?=\s*$)",
        rf"{_YEAR}{_GAP}/{_GAP}{_ANY_PREFIX}{_GAP}[:/\-]?{_GAP}(?P<n>\d{{1,7}})(?:{_BLANK}(?P<k>\d{{2,3}}))?{_AFTER}",
        rf"{_SHORT_YEAR}(?P<p>(?:{_CAP}|{_LOW}){{2,5}})(?P<n>\d{{1,6}}){_AFTER}",
        # 2013/88-041, 94/0123-040: the plan code behind a hyphen
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?{_YEAR}[/:.](?P<n>\d{{1,7}})[-–](?P<k>{_PLAN}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?{_SHORT_YEAR}/(?P<n>\d{{2,6}})[-–](?P<k>\d{{3}}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑]?{_GAP})?{_YEAR}{_DASH}(?P<n>\d{{1,7}}){_DASH}(?P<k>{_PLAN}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑]?{_GAP})?{_YEAR}{_GAP}[/:\-]{_GAP}(?P<n>\d{{1,7}})/(?P<k>\d{{2,3}}){_PLAN_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑]?{_GAP})?{_YEAR}{_GAP}[/:.\-–‑](?P<n>\d{{1,7}})\.(?P<k>\d{{3}}){_PLAN_AFTER}",
        _WITH_ACT,
        _WITH_PLAN_AND_ACT,
        # A ministry's number, U2017/01236/GV: the letters behind belong to it.
        rf"{_ANY_PREFIX}{_YEAR}/(?P<n>\d{{1,7}})/[A-Za-zÅÄÖåäö]{{1,5}}(?!\w)",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-–‑:]?{_GAP})?{_YEAR}{_GAP}[/:\-–‑]{_GAP}(?P<n>\d{{1,7}}){_ACT}{_AFTER}",
        rf"{_YEAR}\.(?P<n>\d{{1,7}}){_AFTER}",
        rf"{_ANY_PREFIX}{_GAP}\.?{_GAP}{_YEAR}\.(?P<n>\d{{1,7}}){_AFTER}",
        rf"{_ANY_PREFIX}{_GAP}{_YEAR}{_BLANK}(?P<n>\d{{1,7}}){_AFTER}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?(?P<n>\d{{1,7}}){_GAP}[/\-]{_GAP}{_YEAR}{_GLUED_PLAN}",
        rf"(?:{_ANY_PREFIX}{_GAP}[./\-]?{_GAP})?(?P<n>\d{{1,7}}){_GAP}[/\-–‑]{_GAP}{_YEAR}{_AFTER}",
        rf"{_ANY_PREFIX}{_GAP}[/\-]?{_GAP}{_SHORT_YEAR}[/:\-](?P<n>\d{{1,6}}){_AFTER}",
        # KS0172/12, KS 172/12: number and short year behind a diary
        rf"{_ANY_PREFIX}{_GAP}[./\-]?{_GAP}(?P<n>\d{{3,6}})/{_SHORT_YEAR}{_AFTER}",
        # 1339/22: number and short year, the only reading where the first has more than two digits
        rf"(?P<n>\d{{3,6}})/{_SHORT_YEAR}{_AFTER}",
        # 18/0098
        rf"{_SHORT_YEAR}/(?P<n>\d{{3,6}}){_AFTER}",
    )
)

_TWO_PARTS = r"(?P<p>[A-ZÅÄÖ]{1,6}[-/][A-ZÅÄÖ]{1,6})"
_CLASS = r"(?:\d{3}|\d{1,2}(?:\.\d{1,2}){1,3})"
# Only behind a label: without one they could be a telephone number, a day, a share.
LABELLED = tuple(
    _shape(pattern)
    for pattern in (
        # 504-135-2006, 1.5.3-219-2012, 106-156/2013, 504-135-06: the plan code first
        rf"{_CLASS}-(?P<n>\d{{1,6}})[-/]{_YEAR}{_AFTER}",
        rf"{_CLASS}-(?P<n>\d{{1,6}})[-/]{_SHORT_YEAR}{_AFTER}",
        # 97-61 042: short year, number, and the plan code apart
        rf"{_SHORT_YEAR}-(?P<n>\d{{1,4}}){_BLANK}(?P<k>\d{{3}}){_PLAN_AFTER}",
        # 99-0188-042: short year, number, plan code
        rf"{_SHORT_YEAR}-(?P<n>\d{{1,5}})-(?P<k>\d{{3}}){_PLAN_AFTER}",
        # 00-163, 97-45, 1163-97: short year and number, where no telephone number goes on
        rf"{_SHORT_YEAR}-(?P<n>\d{{1,5}})(?![-–]){_AFTER}(?!{_BLANK}\d\d)",
        rf"(?:{_ANY_PREFIX}{_BLANK}?)?(?P<n>[1-9]\d{{2,5}})-{_SHORT_YEAR}(?![-–]){_AFTER}(?!{_BLANK}\d\d)",
        # N082-0733/18: the code of a board, number and year
        rf"(?P<p>{_CAP}\d{{2,4}})-(?P<n>\d{{1,6}})/{_ANY_YEAR}{_AFTER}",
        # 158/03-024: number, short year, plan code
        rf"(?:{_ANY_PREFIX}{_BLANK}?)?(?P<n>[1-9]\d{{2,5}})/{_SHORT_YEAR}[-–](?P<k>{_PLAN}){_PLAN_AFTER}",
        # KS 2012/41-5: an act of the case behind
        rf"(?:(?P<p>(?:{_CAP}){{1,6}})[ /-]?)?{_YEAR}[/:](?P<n>\d{{1,6}})-\d{{1,2}}(?![\d-])",
        # 982-2009-103, 345/2004-109: number, year, plan code
        rf"(?P<n>\d{{1,6}})[-/]{_YEAR}-(?P<k>\d{{3}}){_PLAN_AFTER}",
        # KS-KF 2014/0022, KS/TK/2011:12, LS-LED09-123: a diary within a diary
        rf"{_TWO_PARTS}[ /-]?{_YEAR}[/:-](?P<n>\d{{1,6}}){_AFTER}",
        rf"{_TWO_PARTS}[ /-]?{_SHORT_YEAR}[/:-](?P<n>\d{{1,6}}){_AFTER}",
        # 99/Ks 112, 03/TN-0245: the diary between year and number
        rf"{_SHORT_YEAR}/(?P<p>(?:{_CAP})(?:{_CAP}|{_LOW}){{1,5}})[ /:-]?(?P<n>\d{{1,6}}){_AFTER}",
        # 2012KS113
        rf"{_YEAR}(?P<p>(?:{_CAP}){{2,5}})(?P<n>\d{{1,6}}){_AFTER}",
        # BN13/0023-4: an act of the case behind
        rf"(?P<p>(?:{_CAP}){{1,6}}){_BLANK}?{_SHORT_YEAR}/(?P<n>\d{{1,6}})-\d{{1,3}}(?![\d-])",
        # LS 1404-0412, LS1404-0412: year and month
        rf"(?P<p>(?:{_CAP}){{2,5}}){_BLANK}?{_SHORT_YEAR}(?:0[1-9]|1[0-2])-(?P<n>\d{{4}}){_AFTER}",
        # MHN 98.0091, 93.241: diary, short year, number
        rf"(?:(?P<p>(?:{_CAP}){{2,5}}){_BLANK}?)?{_SHORT_YEAR}\.(?P<n>\d{{3,6}}){_AFTER}",
        # KS 92/231/003: the plan code behind a stroke
        rf"(?:{_ANY_PREFIX}{_BLANK}?)?{_SHORT_YEAR}/(?P<n>\d{{1,6}})/(?P<k>\d{{3}}){_PLAN_AFTER}",
        # 97/96: number and year as old registers write them; which is which only the whole document tells
        rf"(?:(?P<p>(?:{_CAP}){{1,5}}){_BLANK}?)?(?P<n>\d{{1,2}})/{_SHORT_YEAR}{_AFTER}",
        # RS140187: diary, year and a number of four figures
        rf"(?P<p>(?:{_CAP}){{2,5}}){_SHORT_YEAR}(?P<n>\d{{4}}){_AFTER}",
    )
)

LABEL = re.compile(
    r"(?<!\w)(?:d(?:iarie)?[.:]?[^\S\n]?n(?:umme)?r|diarie(?:beteckning)?|ärende(?:beteckning|[^\S\n]?n(?:umme)?r)"
    r"|(?:vår|er|ert|vårt|egen)[^\S\n]+(?:beteckning|referens|dnr|ref)|beteckning)"
    r"(?:[^\S\n]*\([a-zåäö]{1,12}\))?[.:]?(?!\w)[^\S\n]*[:.]?[^\S\n]*",
    re.IGNORECASE,
)
CHAIN = re.compile(r"[^\S\n]*(?:,|;|&|\boch\b|\bsamt\b)[^\S\n]*(?:och[^\S\n]+)?")
PLAN_ON_LINE = re.compile(
    r"(?:\.?[^\S\n]+(?:[-–][^\S\n]+)?|[^\S\n]*,[^\S\n]*)(?P<word>(?:kod|klass|dpl|plankod)\.?:?[^\S\n]*)?"
    r"(?P<k>\d{3}|\d{1,2}(?:\.\d{1,2}){1,3}\.?|\d\.)(?![\w/:%-])(?!\.\d)",
    re.IGNORECASE,
)
PLAN_ALONE = re.compile(r"[^\S\n]*\n(?:[^\S\n]*\n)?[^\S\n]*(?P<k>\d{3}|\d{1,2}(?:\.\d{1,2}){1,3}\.?)[^\S\n]*(?=\n|$)")
CANDIDATE = re.compile(r"\d(?:[^\S\n]?[/:.\-–‑][^\S\n]?\w|[A-Za-zÅÄÖåäö]{2}|[^\S\n]\d\d)")
# What every shape of CAUTIOUS has in it: spares most lines with a date or a time the whole list.
LIKELY = re.compile(
    r"(?:19|20)\d\d(?:[/.:]\d|/[A-ZÅÄÖ]|[-–‑](?!\d\d-\d\d(?!\d))\d{3})|\d/(?:19|20)\d\d|\d\d[A-ZÅÄÖ]|\d{4}/\d\d(?!\d)"
    r"|[A-ZÅÄÖ\u0308\u030a][\s\-–‑]?\d\d/\d"
)

# Wider than LIKELY, but from the first of the digits that stand together: tried where `_number_places` says.
SHAPED = re.compile(r"\d++(?:(?<=\d\d)(?:[A-ZÅÄÖ]|/\d)|(?<=\d\d\d\d)(?:[.:]\d|/[A-ZÅÄÖ]|[-–‑]\d{3})|/(?:19|20)\d\d)")
# In lower case, what every label has in it.
HINTS = ("nr", "nummer", "diarie", "beteckning", "ref")

# Abbreviations of bodies and offices that are met as prefixes (domain.md §4); open-ended elsewhere.
_KNOWN = """
ks kst kf ksf kskf ksau rs rf rsau ru run sn son sän bun bin un ubn utn kfn kun ku kdn kn mn mbn bn mhn sbn
tn von on vn ön öfn ofn afn ifo nav nsa rev slk gn san gsn rgk
"""
KNOWN_PREFIXES = frozenset(_KNOWN.split())
# Never a diary: series of laws, official prints, standards, courts, and short words that stand before a year.
_OTHERS = """
sfs lag lagen sou ds prop bet skr mot dir ssi eu eg eeg iso en ss din iec com kom nja rå hfd möd ad jo jk ra ct sosfs
hslf afs bbr bfs nfs tsfs mdffs kl osl tf fl fb pbl pul lss lvu lvm sol mb hsl lou luf lov lma fol dos år
året åren nr den och för vid ett mål av sid sida tel fax vt ht vår höst jan feb mar apr maj jun jul aug sep
sept okt nov dec läs från till dnr art not bil tab fig kap del steg kr tkr mkr msek ca ej to tom fom
"""
NOT_PREFIXES = frozenset(_OTHERS.split())
EU_ACT = re.compile(r"(?:\b(?:EU|EG|EEG|Euratom)\b\)?|direktiv\w*|förordning\w*|\bact\b)[^\n]{0,12}$", re.IGNORECASE)
PARAGRAPH_HEAD = re.compile(r"\s*(?:§\s*\d{1,4}\s?[a-h]?\s+)?")
COUNTED = re.compile(
    r"(?:\bnr|nummer|läsår\w*|verksamhetsår\w*|budget\w*|åren|säsong\w*|vinter\w*|period\w*|kvartal|tertial|sid\.?"
    r"|§§?|tel\w*\.?:?|telefon:?|mobil:?|fax:?|\bmål|artikel|konto\w*|giro:?|faktura\w*)[^\S\n]*[:.]?[^\S\n]*$",
    re.IGNORECASE,
)

# "KS 353/2008" is how some cite a paragraph; a bare number behind an abbreviation is left to `paragraph`.
BODY_BEFORE = re.compile(rf"(?<!\w)(?:{_CAP}){{2,6}}[^\S\n]$|(?<!\w){_CAP}(?:{_LOW}){{1,3}}[^\S\n]$")
