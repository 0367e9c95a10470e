"""Case numbers → cases: one, none or several. Never merged by a guess."""

from django.db import IntegrityError, transaction

from decisions.models import Address, AgendaItem, Case, CaseNumber, CommitteePage, ItemDnr, Paper, PaperDnr, writing
from decisions.services.setup import ensure_diary
from decisions.vocabulary import dnr as dnr_words


def attach_cases(record: AgendaItem | Paper, committee: CommitteePage) -> tuple[Case, ...]:
    """Resolve the case numbers of a § or paper within its committee's diary; a new number makes a new case.

    Numbers that cannot be read as a case number stay unresolved. Returns the cases, in order.
    """
    mentions = record.dnrs.all()
    cases = []
    for mention in mentions:
        case = _case_of(mention, record.title, committee)
        if case is not None and mention.case_id != case.pk:
            type(mention).objects.filter(pk=mention.pk).update(case=case, prefix=mention.prefix, key=mention.key)
            mention.case = case
        if case is not None:
            cases.append(case)
    return tuple(cases)


def _case_of(mention: ItemDnr | PaperDnr, title: str, committee: CommitteePage) -> Case | None:
    number = dnr_words.parse(mention.printed)
    if number is None:
        return None
    mention.prefix, mention.key = number.prefix, number.key
    diary = ensure_diary(committee)
    wanted = {"diary": diary, "prefix": number.prefix.upper(), "year": number.year, "number": number.number}
    known = CaseNumber.objects.filter(**wanted).select_related("case").first()
    if known is not None:
        return known.case
    case = _new_case(committee, title, number.prefix, number.year, number.number)
    CaseNumber.objects.create(case=case, printed=mention.printed, **wanted)
    return case


def _new_case(committee: CommitteePage, title: str, prefix: str, year: int, number: int) -> Case:
    authority = committee.authority
    stem = "-".join(part for part in (prefix.lower(), str(year), str(number)) if part)
    for suffix in ("", *(f"-{n}" for n in range(2, 100))):
        path = f"{authority.slug}/arenden/{stem}{suffix}"
        if not Address.objects.filter(path=path).exists():
            try:
                with transaction.atomic(), writing():
                    case = Case.objects.create(authority=authority, title=title[:500], path=path)
                    Address.objects.create(path=path, case=case)
                    return case
            except IntegrityError:
                continue  # another worker took the address between the look and the write
    raise RuntimeError("no free address for a case")


def same_number_elsewhere(case: Case) -> tuple[Case, ...]:
    """Other cases of the authority under the same number in other diaries: *several*, suggested, never merged."""
    found = []
    for number in case.numbers.all():
        others = CaseNumber.objects.filter(
            year=number.year, number=number.number, diary__authority=case.authority_id
        ).exclude(case=case)
        found += [other.case for other in others.select_related("case")]
    return tuple(dict.fromkeys(found))
