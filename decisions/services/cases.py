"""Case numbers → cases: one, none or several. Never merged by a guess."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.db.models import QuerySet

from decisions.models import (
    Address,
    AgendaItem,
    AuthorityPage,
    Case,
    CaseNumber,
    CommitteePage,
    Diary,
    ItemDnr,
    Paper,
    PaperDnr,
)
from decisions.selectors import Fixed
from decisions.services import bulk
from decisions.services.setup import ensure_diary
from decisions.vocabulary import dnr as dnr_words

Key = tuple[str, int, int]
"""A number within its diary: prefix in capitals, year, number."""
_HELD = Fixed(lambda diary, years, numbers: CaseNumber.objects.filter(diary=diary, year__in=years, number__in=numbers))
_TAKEN = Fixed(lambda paths: Address.objects.filter(path__in=paths).values_list("path"))
_SAME_NUMBERS = Fixed(
    lambda years, numbers: (
        CaseNumber.objects.filter(year__in=years, number__in=numbers).order_by().values_list("case", "year", "number")
    )
)
_NUMBERS = Fixed(lambda cases: CaseNumber.objects.filter(case__in=cases).values_list("year", "number"))


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A number that has no case yet: as printed, and the title of the record that brings it."""

    number: dnr_words.Dnr
    printed: str
    title: str


def attach_cases(record: AgendaItem | Paper, committee: CommitteePage) -> tuple[Case, ...]:
    """Resolve the case numbers of a § or paper within its committee's diary; a new number makes a new case.

    Numbers that cannot be read as a case number stay unresolved. Returns the cases, in order.
    """
    return attach_all([record], committee)


@transaction.atomic
def attach_all(records: Sequence[AgendaItem | Paper], committee: CommitteePage) -> tuple[Case, ...]:
    """`attach_cases` of many records of one committee, with a handful of queries for all of them."""
    read = [
        (mention, number, record.title)
        for record in records
        for mention in record.dnrs.all()
        if (number := dnr_words.parse(mention.printed)) is not None
    ]
    if not read:
        return ()
    wanted: dict[Key, _Wanted] = {}
    for mention, number, title in read:
        wanted.setdefault(_key(number), _Wanted(number, mention.printed, title))
    cases = _found_or_made(wanted, ensure_diary(committee), committee.authority)
    respelt: list[ItemDnr | PaperDnr] = []
    moved: list[ItemDnr | PaperDnr] = []
    for mention, number, _ in read:
        case, spelling = cases[_key(number)], (mention.prefix, mention.key)
        mention.prefix, mention.key = number.prefix, number.key
        if mention.case_id != case.pk:
            mention.case = case
            moved.append(mention)
            if spelling != (number.prefix, number.key):
                respelt.append(mention)
    for model in (ItemDnr, PaperDnr):
        bulk.set_column(model, "case", {one.pk: one.case_id for one in moved if isinstance(one, model)})
        for name in ("prefix", "key"):
            bulk.set_column(model, name, {one.pk: getattr(one, name) for one in respelt if isinstance(one, model)})
    return tuple(dict.fromkeys(cases[_key(number)] for _, number, _ in read))


def _key(number: dnr_words.Dnr) -> Key:
    return number.prefix.upper(), number.year, number.number


def _found_or_made(wanted: Mapping[Key, _Wanted], diary: Diary, authority: AuthorityPage) -> dict[Key, Case]:
    cases = _known(wanted, diary)
    missing = {key: one for key, one in wanted.items() if key not in cases}
    if missing:
        try:
            with transaction.atomic():
                cases |= _made(missing, diary, authority)
        except IntegrityError:
            # Another worker took an address or a number between the look and the write: one by one, looking anew.
            for key, one in missing.items():
                cases |= _known({key: one}, diary) or _made_alone(key, one, diary, authority)
    return cases


def _known(wanted: Mapping[Key, _Wanted], diary: Diary) -> dict[Key, Case]:
    asked = {year for _, year, _ in wanted}, {number for _, _, number in wanted}
    if not _HELD.exists(diary.pk, *asked):
        return {}
    numbers = CaseNumber.objects.filter(diary=diary, year__in=asked[0], number__in=asked[1])
    found = {(one.prefix, one.year, one.number): one.case for one in numbers.select_related("case")}
    return {key: found[key] for key in wanted if key in found}


def _made(missing: Mapping[Key, _Wanted], diary: Diary, authority: AuthorityPage) -> dict[Key, Case]:
    """New cases at their plain addresses; one whose address is taken gets another. Raises `IntegrityError`."""
    stems = {key: f"{authority.slug}/arenden/{_stem(one.number)}" for key, one in missing.items()}
    taken = {path for (path,) in _TAKEN.rows(stems.values())}
    plain = {key: one for key, one in missing.items() if stems[key] not in taken}
    made = [bulk.new(Case, authority=authority, title=one.title[:500], path=stems[key]) for key, one in plain.items()]
    bulk.insert(made)
    bulk.insert([bulk.new(Address, path=case.path, case=case) for case in made])
    cases = dict(zip(plain, made, strict=True))
    bulk.insert([_number(key, plain[key], case, diary) for key, case in cases.items()])
    for key, one in missing.items():
        if key not in plain:
            cases |= _made_alone(key, one, diary, authority)
    return cases


def _made_alone(key: Key, wanted: _Wanted, diary: Diary, authority: AuthorityPage) -> dict[Key, Case]:
    stem = f"{authority.slug}/arenden/{_stem(wanted.number)}"
    for suffix in ("", *(f"-{n}" for n in range(2, 100))):
        path = f"{stem}{suffix}"
        if not Address.objects.filter(path=path).exists():
            try:
                with transaction.atomic():
                    case = Case.objects.create(authority=authority, title=wanted.title[:500], path=path)
                    Address.objects.create(path=path, case=case)
            except IntegrityError:
                continue  # another worker took the address between the look and the write
            _number(key, wanted, case, diary).save()
            return {key: case}
    raise RuntimeError("no free address for a case")


def _stem(number: dnr_words.Dnr) -> str:
    return "-".join(part for part in (number.prefix.lower(), str(number.year), str(number.number)) if part)


def _number(key: Key, wanted: _Wanted, case: Case, diary: Diary) -> CaseNumber:
    prefix, year, number = key
    return bulk.new(CaseNumber, case=case, diary=diary, prefix=prefix, year=year, number=number, printed=wanted.printed)


def same_number_elsewhere(case: Case, among: QuerySet[Case] | None = None) -> tuple[Case, ...]:
    """Other cases under the same year and number in other diaries, of any authority: *several*, never merged.

    A number is unique in its diary only, so these are other matters until somebody says otherwise. `among` narrows
    them, to public ones where the public reads it. Two queries, and two more where there are any.
    """
    own = set(_NUMBERS.rows([case.pk]))
    if not own:
        return ()
    years, numbers = ({pair[place] for pair in own} for place in (0, 1))
    held = _SAME_NUMBERS.rows(years, numbers)
    others = {pk for pk, *pair in held if pk != case.pk and tuple(pair) in own}
    if not others:
        return ()
    cases = Case.objects.all() if among is None else among
    found = cases.filter(pk__in=others).select_related("authority")
    return tuple(found.prefetch_related("numbers").order_by("authority__title", "pk"))


def key_numbers(cases: Iterable[Case]) -> frozenset[str]:
    """Every number of these cases, as `2018/234`. One query."""
    keys = [case.pk for case in cases]
    return frozenset(f"{year}/{number}" for year, number in _NUMBERS.rows(keys)) if keys else frozenset()
