"""What an item or a paper points to: listed papers, earlier instances, other §§, cases, laws."""

import re
from collections.abc import Iterable, Sequence

from decisions.vocabulary import bodies, dates, dnr, owners, paragraph
from importers.parsing import names, words
from importers.parsing.content import Part
from importers.parsing.passages import Passage, join
from importers.parsing.result import ParsedProposal, ParsedReference, ReferenceKind, SectionKind
from importers.parsing.sieve import Sieved
from importers.parsing.units import Unit, flatten

_PAPER = "|".join(sorted(words.PAPER_WORDS, key=len, reverse=True))
_PAPER_WORD = Sieved(rf"\b(?P<word>\w*(?:{_PAPER}))(?:n|en|et|t)?\b")
_GENITIVE_SENDER = re.compile(rf"(?P<sender>[A-ZÅÄÖ][^.,:;*]{{1,70}}?)s\s+\w*(?:{_PAPER})\w*\b", re.IGNORECASE)
_FROM_SENDER = re.compile(r"\b(?:från|av)\s+(?P<sender>[A-ZÅÄÖ][\wåäö-]*(?:\s+(?:och\s+)?[A-ZÅÄÖ][\wåäö-]*)*)")
_BODY_OF = re.compile(
    r"(?P<body>[A-ZÅÄÖa-zåäö][\w\- åäö]{1,60}?)s\s+(?:protokoll|beslut|förslag|beredning|yttrande|sammanträde)\w*",
)
_MINUTES_FROM = re.compile(
    r"(?:protokoll\w*|beslut\w*|utdrag\w*(?:\s+ur\s+protokoll)?|förslag)\s+(?:från|av)\s+"
    r"(?P<body>[A-ZÅÄÖa-zåäö][\w\- åäö]{1,60}?)(?=,|\s+(?:den\s+)?\d|\s+§|\s+sammanträde)",
    re.IGNORECASE,
)
_TITLE_END = re.compile(
    r",?\s*\(?(?:daterad|daterat|dat\.|den\s+\d|inkommen|ankomststämplad|(?:19|20)\d\d-\d\d-\d\d)", re.IGNORECASE
)
_QUOTED = re.compile(r"\*(?P<a>[^*]{4,})\*|[\"”“»](?P<b>[^\"”“«»]{4,})[\"”“«]")
# "5 kap. 69 § kommunallagen (2017:725)", "kommunallagen 5 kap. 69 §", "5 kap 69 § KL", "18 § förvaltningslagen".
_NUMBER = r"\d{1,3}\s?[a-z]?"
_NUMBERS = rf"{_NUMBER}(?:\s?[-–,]\s?{_NUMBER})*(?:\s+och\s+{_NUMBER})?"
_SECTION = rf"(?<![\d:/.–-])(?:\d{{1,2}}\s?[a-z]?\s+kap\.?\s+)?{_NUMBERS}\s?§§?"
_ACT = r"(?:[a-zåäö-]{2,}\s+och\s+)?[a-zåäö-]*(?:lagens?|balkens?|förordningens?|formens?|ordningens?|stadgans?)"
_SHORT_ACT = "KL|OSL|TF|FL|PBL|MB|SoL|LSS|LVU|LVM|SkolL|LOU|ArkL|FB|BrB|RF|PUL"
_SFS_BEHIND = r"(?:\s*\((?:SFS\s*)?(?P<{0}>\d{{4}}:\d{{1,4}})\))?"
_CITED = re.compile(
    rf"(?P<first>{_SECTION})\s+(?:i\s+)?(?P<act>{_ACT}|(?:{_SHORT_ACT})\b){_SFS_BEHIND.format('sfs')}"
    rf"|\b(?P<act2>{_ACT}|(?:{_SHORT_ACT})\b){_SFS_BEHIND.format('sfs2')},?\s+(?P<last>{_SECTION})",
    re.IGNORECASE,
)
_LAW = re.compile(r"(?:\bSFS\s*|\((?:SFS\s*)?)(?P<sfs>(?:1[6-9]|20)\d\d:\d{1,4})\)?")
_PROPOSES = re.compile(r"(?P<who>[A-ZÅÄÖ][\wåäö\-, ]{2,70}?)\s+föreslår\b")
_PROPOSAL_OF = re.compile(r"(?P<who>[A-ZÅÄÖ][\wåäö\-, ]{2,70}?)s\s+förslag(?:\s+till\s+beslut)?\b")
_LONGEST_BODY = 120
_BARE_BODIES = frozenset(("nämnden", "styrelsen", "utskottet", "beredningen", "direktionen"))
# "Arbetsutskottet har behandlat ärendet 2030-05-02, § 71": the same matter in an earlier instance.
_MATTER = (
    r"(?:ärendet|frågan|motionen|\w*förslaget|\w*skrivelsen|framställningen|ansökan|begäran|remissen|rapporten|\w*planen"
    r"|yttrandet|initiativet|interpellationen|revideringen)"
)
_DEALT_WITH = re.compile(
    rf"\b(?:behandla|bered|berett|handlag|handlägg)\w*\s+(?:\w+\s+){{0,2}}{_MATTER}\b"
    r"|\b(?:föreslår|tillstyrker|avstyrker|hemställer)\s+(?:\w*motionen\s+|\w*förslaget\s+|ärendet\s+)?(?:den\s+\d|\d{4}-\d)"
    r"|\b(?:föreslog|tillstyrkte|avstyrkte|hemställde)\b|\b(?:har|hade)\b[^.]{0,60}?\b(?:föreslagit|tillstyrkt|avstyrkt|hemställt)\b"
    rf"|\b{_MATTER}\s+(?:\w+\s+){{0,2}}(?:behandla|bered|berett|handlag|handlägg)\w*",
    re.IGNORECASE,
)
# A line that is nothing but an earlier instance: "Kommunstyrelsen 2030-04-28 § 91", "KS § 9, 2030-02-06".
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2,6}(?:\s[A-ZÅÄÖ]{2,6})?")
_DAY = r"(?:den\s+)?\d[\w\s-]{5,20}?"
_SIGNED = r"§\s*\d{1,4}(?:\s?[a-h])?(?:/\d{2,4})?"
_INSTANCE_ALONE = re.compile(
    r"(?P<body>[A-ZÅÄÖ][\w\- åäö]{1,60}?)(?:s\s+(?:förslag|beslut|protokoll|yttrande)(?:\s+till\s+beslut)?)?,?\s+"
    rf"(?:{_DAY},?\s*{_SIGNED}|{_SIGNED}(?:,?\s*\(?{_DAY}\)?)?)\.?"
)
_SHORT_NAME = re.compile(r"\b[A-ZÅÄÖ]{2,6}\b")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def listed(part: Part) -> tuple[ParsedReference, ...]:
    """The papers and earlier instances that a list of papers names, one a line."""
    return tuple(_listed(unit.passage) for unit in _members(part.units))


def headed(heading: Passage) -> tuple[ParsedReference, ...]:
    """The earlier instance that a heading names with its day: "Arbetsutskottets förslag, 2030-09-04 § 94"."""
    text = heading.text
    body = _deciding_body(text) if "§" in text and dates.find(text) else None
    return (_listed(heading),) if body is not None else ()


def _members(units: Iterable[Unit]) -> list[Unit]:
    return [member for unit in units for member in flatten(unit)]


def _listed(passage: Passage) -> ParsedReference:
    text = passage.text
    found_dates = dates.find(text)
    when = found_dates[-1].value if found_dates else None
    mentions = paragraph.find(text)
    if mentions:
        return ParsedReference(
            kind=ReferenceKind.EARLIER_INSTANCE,
            printed=passage.quote(),
            dated=when,
            undated=when is None,
            body=_deciding_body(text) or mentions[-1].first.prefix or _only_body(text),
            paragraph=_number(mentions[-1].first),
        )
    return ParsedReference(
        kind=ReferenceKind.PAPER,
        printed=passage.quote(),
        dated=when,
        undated=when is None,
        title=title_of(text),
        sender=sender_of(text),
        dnr_key=next((one.key for one in dnr.find(text)), None),
    )


def _number(number: paragraph.ParagraphNumber) -> str:
    return f"{number.number} {number.suffix}" if number.suffix else str(number.number)


def _deciding_body(text: str) -> str | None:
    match = _BODY_OF.match(text)
    if match is not None and names.is_body(match["body"]):
        return match["body"]
    sent = _MINUTES_FROM.match(text)
    if sent is not None and names.is_body(sent["body"]):
        return sent["body"]
    lead = re.match(r"[A-ZÅÄÖ][\w\- åäö]{2,60}?(?=\s+(?:den\s+)?\d|,|\s+§)", text)
    if lead is not None and names.is_body(lead.group()):
        return lead.group()
    return None


def _only_body(text: str) -> str | None:
    """The only body that a listed extract names, wherever: "Protokollsutdrag regionstyrelsen 2030-05-04 § 6"."""
    named = [one for one in bodies.find_body_names(text) if one.kind is not bodies.BodyKind.AUTHORITY]
    found = [one.name for one in named if names.is_body(one.name)]
    found = found or [one for one in _SHORT_NAME.findall(text) if one.lower() in paragraph.BODY_ABBREVIATIONS]
    return found[0] if len(found) == 1 else None


def sender_of(text: str) -> str | None:
    """Whose paper it is: "Utbildningsförvaltningens tjänsteskrivelse", "Underlag från Region Kronoberg"."""
    match = _GENITIVE_SENDER.match(text) or _FROM_SENDER.search(text)
    return match["sender"].strip() if match else None


def title_of(text: str) -> str | None:
    """The title of a listed paper: between asterisks or quotes, else what stands between its kind and its date."""
    quoted = _QUOTED.search(text)
    if quoted is not None:
        return (quoted["a"] or quoted["b"]).strip()
    kind = _PAPER_WORD.search(text)
    if kind is None:
        return None
    rest = text[kind.end() :]
    end = _TITLE_END.search(rest)
    title = (rest[: end.start()] if end else rest).strip(" ,.–-:")
    return title if len(title) > 8 and title[0].isupper() else None


def paper_word(text: str) -> str | None:
    """The word that says what kind of paper is listed ("tjänsteskrivelse"), in lower case."""
    match = _PAPER_WORD.search(text)
    if match is None:
        return None
    word = match["word"].lower()
    return next((known for known in sorted(words.PAPER_WORDS, key=len, reverse=True) if word.endswith(known)), None)


def mentioned(units: Iterable[Unit]) -> tuple[ParsedReference, ...]:
    """§§, cases and laws that running text mentions."""
    found: list[ParsedReference] = []
    for unit in _members(units):
        cases = dnr.find(unit.passage.text)
        found += _paragraphs(unit.passage, cases) + _cases(unit.passage, cases) + _laws(unit.passage)
    return tuple(sorted(found, key=lambda one: one.printed.start))


def _paragraphs(passage: Passage, cases: Sequence[dnr.Dnr]) -> list[ParsedReference]:
    text, found = passage.text, []
    alone = _INSTANCE_ALONE.fullmatch(text) if "§" in text else None  # most texts have none, and it is a slow pattern
    if alone is not None and (names.is_body(alone["body"]) or _abbreviates(alone["body"])):
        return [_listed(passage)]
    mentions = paragraph.find(text)
    found_dates = dates.find(text) if mentions else ()
    for mention in mentions:
        inside = any(one.start < mention.end and mention.start < one.end for one in cases)
        if inside and "§" not in mention.printed:
            continue
        near = [
            one for one in found_dates if -40 <= mention.start - one.end <= 40 or 0 <= one.start - mention.end <= 15
        ]
        when = min(near, key=lambda one: abs(mention.start - one.end), default=None)
        before = text[max(0, mention.start - 120) : mention.start]
        body = mention.first.prefix or _last_body(before)
        start = min(mention.start, when.start) if when is not None else mention.start
        end = max(mention.end, when.end) if when is not None else mention.end
        earlier = body is not None and _handled_here(text, start, end)
        found.append(
            ParsedReference(
                kind=ReferenceKind.EARLIER_INSTANCE if earlier else ReferenceKind.PARAGRAPH,
                printed=passage.quote(start, end),
                dated=when.value if when else None,
                undated=when is None,
                body=body or None,
                paragraph=_number(mention.first),
            )
        )
    return found


def _abbreviates(name: str) -> bool:
    """Whether a name before a § alone on its line is short for a body: "Au", "TNAU", "TN AU"."""
    return name.lower() in paragraph.BODY_ABBREVIATIONS or _CAPITALS.fullmatch(name) is not None


def _handled_here(text: str, start: int, end: int) -> bool:
    """Whether the sentence around a mention says that another body dealt with this very matter before."""
    low = max((one.end() for one in _SENTENCE_END.finditer(text, 0, start)), default=0)
    high = next((one.start() for one in _SENTENCE_END.finditer(text, end)), len(text))
    return _DEALT_WITH.search(text, low, high) is not None


def _last_body(before: str) -> str | None:
    """The body named last before a mention ("kommunfullmäktiges beslut 2012-05-31 § 14")."""
    sentence = _SENTENCE_END.split(before)[-1]
    for match in reversed(list(re.finditer(r"[\wåäöÅÄÖ-]{2,40}", sentence))):
        for name in (match.group(), match.group().removesuffix("s")):
            if names.is_body(name):
                # Another authority's body is called by its owner: "Exempelstads kommunfullmäktige".
                owned = owners.owned_body_before(sentence, match.start(), match.start() + len(name))
                if owned == name:
                    return _meant_by(name, sentence, match.start())
                return owned if len(owned) <= _LONGEST_BODY else name
    return None


def _meant_by(name: str, sentence: str, at: int) -> str:
    """The whole name of a body: "Bygg- och miljönämnden", and that again where "nämnden" follows it in the sentence."""
    named = [one for one in bodies.find_body_names(sentence) if one.start <= at]
    if not named or at >= named[-1].end:
        return name
    meant = named[-1]
    if meant.name.lower() in _BARE_BODIES:
        before = [one for one in named[:-1] if one.kind is meant.kind]
        meant = before[-1] if before else meant
    return meant.name if len(meant.name) <= _LONGEST_BODY else name


def _cases(passage: Passage, cases: Iterable[dnr.Dnr]) -> list[ParsedReference]:
    return [
        ParsedReference(
            kind=ReferenceKind.DNR,
            printed=passage.quote(one.start, one.end),
            sender=owners.owner_before(passage.text[: one.start]) or None,
            dnr_key=one.key,
        )
        for one in cases
    ]


def _laws(passage: Passage) -> list[ParsedReference]:
    """Laws by number, and sections of laws by name; `law` is the SFS number where it is printed, else the act's name.

    The citation of a section is quoted whole: "5 kap. 69 § kommunallagen (2017:725)".
    """
    # Most paragraphs cite no section: the sign is looked for first, since the pattern is slow.
    cited = [match for match in _CITED.finditer(passage.text) if _is_law(match)] if "§" in passage.text else []
    found = [
        ParsedReference(
            kind=ReferenceKind.LAW,
            printed=passage.quote(match.start(), match.end()),
            law=match["sfs"] or match["sfs2"] or _nominative_act(match["act"] or match["act2"]),
        )
        for match in cited
    ]
    if ":" not in passage.text:
        return found
    return found + [
        ParsedReference(kind=ReferenceKind.LAW, printed=passage.quote(*match.span("sfs")), law=match["sfs"])
        for match in _LAW.finditer(passage.text)
        if not any(one.start() <= match.start("sfs") < one.end() for one in cited)
    ]


def _is_law(match: re.Match[str]) -> bool:
    """Abbreviations count as printed: "5 § FL" is a law, "§ 5 fl" is none."""
    act = match["act"] or match["act2"]
    return len(act) > 5 or act in _SHORT_ACT.split("|")


def _nominative_act(act: str) -> str:
    return act.removesuffix("s") if act.lower().endswith(("lagens", "balkens", "ordningens", "formens")) else act


_TELLING = frozenset((SectionKind.SUMMARY, SectionKind.BACKGROUND, SectionKind.HANDLING, SectionKind.OTHER))


def proposals(parts: Sequence[Part]) -> tuple[ParsedProposal, ...]:
    """Who proposed what to the body: parts headed so, sentences in the description, lines in the list of papers."""
    found: list[ParsedProposal] = []
    for part in parts:
        if part.kind is SectionKind.PROPOSAL and part.units:
            found.append(_whole_part(part))
        elif part.kind in _TELLING:
            found += [one for unit in _members(part.units) for one in _sentences(unit.passage)]
        elif part.kind is SectionKind.DOCUMENTS:
            found += [one for unit in _members(part.units) for one in _listed_proposal(unit.passage)]
    return tuple(found)


def _whole_part(part: Part) -> ParsedProposal:
    whole = join(unit.passage for unit in _members(part.units))
    owner = part.opens.body
    if owner is None and (match := _PROPOSES.match(whole.text)) is not None and _proposer(match["who"]):
        owner = match["who"]
    return ParsedProposal(_lower_first(owner), whole.quote())


def _sentences(passage: Passage) -> list[ParsedProposal]:
    found, start = list[ParsedProposal](), 0
    if "föreslår" not in passage.text:
        return found
    for end in [match.start() for match in _SENTENCE_END.finditer(passage.text)] + [len(passage.text)]:
        sentence = passage.text[start:end].lstrip()
        match = _PROPOSES.match(sentence)
        if match is not None and _proposer(match["who"]):
            found.append(ParsedProposal(_lower_first(match["who"]), passage.quote(start, end)))
        start = end
    return found


def _listed_proposal(passage: Passage) -> list[ParsedProposal]:
    match = _PROPOSAL_OF.match(passage.text)
    if match is None or not _proposer(match["who"]):
        return []
    return [ParsedProposal(_lower_first(match["who"]), passage.quote())]


def _proposer(name: str) -> bool:
    return names.is_body(name) or names.is_office(name)


def _lower_first(name: str | None) -> str | None:
    return name[0].lower() + name[1:] if name else None
