"""Telephone numbers and e-mail addresses in Swedish running text: found so that private ones are not published.

What matters is whose they are (domain.md §1.5): an office's own (`registrator@…`, a switchboard) may stand on the web,
that of an official in duty too, a citizen's may not. Nobody can know that from the digits. So each find says what
its form and the words around it make likely, and only what looks private is worth a warning:

- e-mail: the domain of a provider for private persons is private; a local part that names a task or an office is a
  function; everything else is somebody's address at work.
- telephone: a switchboard, free-phone or service number is a function; any other number is work where the words
  around it speak of an office or stand beside an address at work, and private where they do not.

Area codes: Post- och telestyrelsen's numbering plan (E.164), as far as they are in use for subscribers.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

__all__ = ["Bearing", "Contact", "ContactKind", "find", "may_be_in"]


class ContactKind(StrEnum):
    """What was found."""

    PHONE = "phone"
    EMAIL = "email"


class Bearing(StrEnum):
    """Whose it looks to be."""

    FUNCTION = "function"  # an office, a task, a switchboard
    WORK = "work"  # a person's, at work
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Contact:
    """A number or address: `text[start:end] == printed`. Only `private` ones deserve a warning."""

    start: int
    end: int
    printed: str
    kind: ContactKind
    bearing: Bearing

    @property
    def private(self) -> bool:
        """Whether it looks like a private person's."""
        return self.bearing is Bearing.PRIVATE


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_AT = r"(?:@|\s?[\[(](?:at|@|snabel-?a)[\])]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+-])(?P<local>\w[\w.+'-]{{0,63}}){_AT}(?:\n[ \t]*)?"
    r"(?P<domain>(?:[^\W_][\w-]{0,62}\.)+[^\W\d_]{2,24})"
)
# Whoever gives an address to anybody. Subdomains count too.
_PROVIDERS = _words(
    """gmail.com googlemail.com hotmail.com hotmail.se outlook.com outlook.se live.com live.se msn.com icloud.com me.com
    mac.com yahoo.com yahoo.se ymail.com aol.com gmx.com gmx.net gmx.de web.de mail.com mail.ru yandex.com yandex.ru
    protonmail.com proton.me pm.me tutanota.com fastmail.com zoho.com hushmail.com telia.com telia.se tele2.se comhem.se
    bredband.net bredband2.com bahnhof.se spray.se home.se swipnet.se passagen.se algonet.se glocalnet.net glocalnet.se
    tiscali.se chello.se brevet.se brevet.nu bostream.nu ownit.se ownit.nu bikab.com alfa.telenordia.se telenordia.se
    utfors.se ljungby.net tyfon.se riksnet.se bonline.se caremail.se netatonce.net hemmet.se beta.telenordia.se
    mailbox.swipnet.se student.se posteo.de posteo.net wp.pl onet.pl o2.pl seznam.cz online.no"""
)
_FUNCTION_WORDS = _words(
    """info information kontakt contact registrator registratur diarium diariet kansli kansliet post brev mail
    kundtjanst kundtjänst kundservice kundcenter kontaktcenter servicecenter medborgarkontor medborgarservice reception
    receptionen vaxel växel support service servicedesk helpdesk press media webb web webmaster webbmaster admin it hr
    ekonomi faktura fakturor upphandling inkop inköp arkiv arkivet bibliotek biblioteket turistbyra turistbyrå museum
    skola skolan forskola förskola rektor overformyndare överförmyndare overformyndaren konsumentvagledning
    dataskyddsombud dataskydd dso gdpr valkansli val revision revisionen stadsrevisionen politiker medborgarforslag
    synpunkt synpunkter felanmalan felanmälan jour larm raddningstjanst räddningstjänst noreply ej-svar newsletter
    nyhetsbrev jobb rekrytering lon lön fackexpeditionen exp expedition expeditionen sekreterare registry office
    ks kf kfn bun sn son mbn mn tn vn vof ksau rf rs soc bmn sbn fsn ifo tekniska personal utbildning kultur fritid
    barn aldre äldre vard vård bygg plan mark vatten avfall avlopp energi skolskjuts trafik gata park stad staden"""
)
_FUNCTION_ENDINGS = re.compile(
    r"(?:kommun(?:en)?|region(?:en)?|landsting(?:et)?|n(?:ä|a)mnd(?:en)?|styrelse(?:n)?|kontor(?:et)?"
    r"|f(?:ö|o)rvaltning(?:en)?|avdelning(?:en)?|enhet(?:en)?|utskott(?:et)?|m(?:ä|a)ktige|kansli(?:et)?|skola(?:n)?"
    r"|bolag(?:et)?|f(?:ö|o)rbund(?:et)?|tj(?:ä|a)nst(?:en)?|bibliotek(?:et)?|registrator|myndighet(?:en)?"
    r"|center|centrum|gruppen|byggnad|milj(?:ö|o)|socialtj(?:ä|a)nst|omsorg(?:en)?|fastigheter|bost(?:ä|a)der)$"
)
_PLACEHOLDER = re.compile(r"f(?:ö|o)rnamn|efternamn|firstname|lastname|namn\.namn", re.IGNORECASE)

_TWO = "11 13 16 18 19 21 23 26 31 33 35 36 40 42 44 46 54 60 63 90"
_THREE = """120-123 125 140-144 150 152 155-159 171 173-176 220-227 240 241 243 246-248 250 251 253 258 270 271 278 280
281 290-295 297 300-304 320-322 325 340 345 346 370-372 380-383 390 392 393 410 411 413-418 430 431 433 435 451 454-457
459 470-472 474 476-481 485 486 490-496 498 499 500-506 510-515 520-526 528 530-534 550-555 560 563-565 570 571 573
580-587 589-591 611-613 620-624 640 642-645 647 650-653 657 660-663 670-672 680 682 684 687 690-693 695 696 840 910-916
918 920-923 925-930 932-935 940-943 950-954 960 961 970 971 973 975-978 980 981"""
_SERVICE = "10 20 77 770 771 774 775 776 778 779 900 939 944 99"
_MOBILE = "70 72 73 74 76 79"


def _codes(listed: str) -> Iterator[str]:
    for word in listed.split():
        first, _, last = word.partition("-")
        yield from (str(code) for code in range(int(first), int(last or first) + 1))


_KINDS = {code: kind for kind, listed in (("land", f"8 {_TWO}"), ("land", _THREE), ("service", _SERVICE),
                                           ("mobile", _MOBILE)) for code in _codes(listed)}  # fmt: skip
_GAP = r"[ \u00a0\u2009\u202f]"
_HYPHEN = r"[-‐‑–—/]"
_BEGIN = rf"(?<![\w+/.,:§@-])(?<!\d{_GAP})(?:(?P<abroad>(?:\+|00){_GAP}?46){_GAP}?-?{_GAP}?(?:\(0\){_GAP}?)?|\(?0)"
_STOP = rf"(?!\d|{_HYPHEN}\d|[,.:]\d|{_GAP}?%)"
_PARTED = re.compile(
    rf"{_BEGIN}(?P<code>[1-9]\d{{0,2}})(?P<gap>\)?{_GAP}?{_HYPHEN}{_GAP}?|\)?{_GAP})"
    rf"(?P<local>\d{{2,8}}(?:(?:{_GAP}|-)\d{{2,4}}){{0,4}}){_STOP}"
)
_SOLID = re.compile(rf"{_BEGIN}(?P<code>)(?P<local>[1-9]\d{{7,8}}){_STOP}")
_FOREIGN = re.compile(rf"(?<![\w+])\+(?!46)(?:[17]|[2-9]\d{{1,2}})(?:{_GAP}|-|[()]|\d){{7,16}}(?<=\d)(?!\d)")
# What every one of them begins with: a text without it is gone through once instead of three times, and faster.
_MAY_BEGIN = re.compile(rf"[+0](?<![\w+/.,:§@-]0)(?<!\d{_GAP}0)")
_AT_SIGNS = ("@", "(at", "[at", "(snabel", "[snabel")
_SUM = re.compile(rf"\+\d{{1,3}}(?:{_GAP}\d{{3}})+")
_DATE = re.compile(r"0\d[-/]\d\d[-/](?:19|20)?\d\d")
_OTHER_NUMBER = re.compile(
    r"(?:\bdnr|\bdiarie\w*|\bärende\w*|\bfaktura\w*|\bocr\w*|\w*giro\w*|\bbg|\bpg|\borg\w*\.?\s?n(?:umme)?r|\bkonto\w*"
    r"|\bis[bs]n|\bärendenr|\bpostn\w*)[\s:.]*$",
    re.IGNORECASE,
)

_LABEL = re.compile(
    r"(?:\btel\w*|\btfn|\btele?fon\w*|\bmobil\w*|\bmob|\bring\w*|\bsms\w*|\bfax\w*|\bnås\s\w*|\bnummer|\bnr|\bdirekt\w*"
    r"|\bväxel\w*|☎|📞)[^\d\n]{0,24}\n?[^\d\n]{0,12}$",
    re.IGNORECASE,
)
_SWITCHBOARD = re.compile(
    r"växel|reception|kund(?:tjänst|service|center)|kontaktcenter|servicecenter|medborgar|jour|fax|expedition|kansli"
    r"|upplysning|larm|felanmälan|turist|bibliotek",
    re.IGNORECASE,
)
_OFFICE = re.compile(
    r"handlägg|förvaltning|kontoret|avdelning|enhet(?:en)?\b|stads(?:huset|hus|ledning|kansli|bygg)|kommunhus"
    r"|länsstyrelse|myndighet|chef\b|sekreterare|direktör|strateg\b|ingenjör|utredare|samordnare"
    r"|controller|jurist|ekonom\b|rektor|registrator|arkitekt|planerare|inspektör|kontaktperson|projektledare|revisor"
    r"|\bAB\b|aktiebolag|universitet|stiftelse|www\.|org\.?\s?nr|bankgiro|plusgiro|besöksadress"
    r"|postadress|diarie|dnr\b|utfärdat|tjänsteställe|konsult",
    re.IGNORECASE,
)
_PRIVATE_WORDS = re.compile(
    r"privat|\bhem(?:tel|nummer|nr|\b)|bostad(?:en)?s?\b|anhörig|förälder|vårdnadshavare|elev\b", re.IGNORECASE
)
_AROUND, _NEAR, _BEFORE = 220, 110, 60


def may_be_in(text: str) -> bool:
    """Whether `find` might find any in this text. If not, nor in any of its lines: many texts are asked as one."""
    return _has_at_sign(text) or _MAY_BEGIN.search(text) is not None


def _has_at_sign(text: str) -> bool:
    return any(sign in text for sign in _AT_SIGNS)


def find(text: str) -> tuple[Contact, ...]:
    """Telephone numbers and e-mail addresses in order, without overlaps."""
    addresses = tuple(_addresses(text)) if _has_at_sign(text) else ()
    numbers = _numbers(text, addresses) if _MAY_BEGIN.search(text) else ()
    return tuple(sorted((*addresses, *numbers), key=lambda one: one.start))


def _addresses(text: str) -> Iterator[Contact]:
    for match in _EMAIL.finditer(text):
        bearing = _bearing_of(match["local"].lower(), match["domain"].lower())
        yield Contact(match.start(), match.end(), match.group(), ContactKind.EMAIL, bearing)


def _bearing_of(local: str, domain: str) -> Bearing:
    labels = domain.split(".")
    if any(".".join(labels[place:]) in _PROVIDERS for place in range(len(labels) - 1)):
        return Bearing.PRIVATE
    words = [word for word in re.split(r"[.+_\d-]+", local) if word]
    if _PLACEHOLDER.search(local) or local in labels:
        return Bearing.FUNCTION
    if any(word in _FUNCTION_WORDS or _FUNCTION_ENDINGS.search(word) for word in words):
        return Bearing.FUNCTION
    return Bearing.WORK


def _numbers(text: str, addresses: tuple[Contact, ...]) -> Iterator[Contact]:
    for pattern in (_PARTED, _SOLID):
        for match in pattern.finditer(text):
            start, end = match.span()
            kind = _kind_of_number(match, text)
            if kind and not any(one.start < end and start < one.end for one in addresses):
                bearing = _bearing_around(text, start, end, kind, addresses)
                yield Contact(start, end, match.group(), ContactKind.PHONE, bearing)
    for match in _FOREIGN.finditer(text):
        if _SUM.fullmatch(match.group()) and not _LABEL.search(text[max(0, match.start() - _BEFORE) : match.start()]):
            continue
        bearing = _bearing_around(text, *match.span(), "mobile", addresses)
        yield Contact(*match.span(), match.group(), ContactKind.PHONE, bearing)


def _kind_of_number(match: re.Match[str], text: str) -> str:
    """What the area code says ("land", "mobile", "service"); "" for what is no telephone number."""
    local = "".join(filter(str.isdigit, match["local"]))
    code, kind = _code_of(match["code"] or "", local)
    digits = len(match["code"] or "") + len(local)
    if not kind or not 7 <= digits <= 9 or (kind == "mobile" and digits != 9) or digits - len(code) < 5:
        return ""
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if _DATE.fullmatch(match.group()) or _OTHER_NUMBER.search(before):
        return ""
    sure = kind == "mobile" or match["abroad"] or (match["code"] and match["gap"].strip())
    return kind if sure or _LABEL.search(before) else ""


def _code_of(printed: str, local: str) -> tuple[str, str]:
    """Area code and its kind. Some print the first digit of the number with the code: 0703-12 34 56."""
    if printed in _KINDS:
        return printed, _KINDS[printed]
    for length in (2, 1, 3):
        code = (printed or local)[:length]
        if code in _KINDS and (not printed or _KINDS[code] == "mobile"):
            return code, _KINDS[code]
    return "", ""


def _bearing_around(text: str, start: int, end: int, kind: str, addresses: tuple[Contact, ...]) -> Bearing:
    before, after = text[max(0, start - _BEFORE) : start], text[end : end + 30]
    around = text[max(0, start - _NEAR) : end + _NEAR]
    if kind == "service" or _SWITCHBOARD.search(before) or _SWITCHBOARD.search(after):
        return Bearing.FUNCTION
    if kind == "land" and re.search(r"00 ?0?0?$", text[start:end]):
        return Bearing.FUNCTION  # 031-365 00 00, 0470-410 00: the first number of a series
    near = [one for one in addresses if one.start < end + _AROUND and start - _AROUND < one.end]
    nearest = min(near, key=lambda one: max(one.start - end, start - one.end), default=None)
    if _PRIVATE_WORDS.search(before) or (nearest is not None and nearest.private):
        return Bearing.PRIVATE
    at_work = nearest is not None and (kind == "land" or nearest.bearing is Bearing.WORK)
    return Bearing.WORK if at_work or _OFFICE.search(around) else Bearing.PRIVATE
