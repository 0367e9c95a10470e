"""How well references are resolved over the record: 41 real meetings of two bodies, and the chains of the demo.

    PYTHONPATH=.:site .venv/bin/python tests/benchmarks/bench_references.py [-v]

The minutes beside the checkout are read, written and resolved by the real services, meeting after meeting in a shuffled
order, so that most references wait for their target. Right answers come from the raw text and the published case
numbers, not from our reader: a § "Bordlagt den 9 maj 2024, § 12" means § 12 of that day's minutes of the same body; a
proposal of kommunstyrelsen and the council's § belong together when they print the same handling ("KF Handling 2024 nr
87", "2024 nr 87.") and have the same case number. Prints Markdown for docs/accuracy.md.
"""

import argparse
import os
import random
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
CORPUS = ROOT.parent / "shared" / "corpus" / "goteborg"
BODIES = {"kf": "Kommunfullmäktige", "ks": "Kommunstyrelsen"}
ONLY = ""
MONTHS = [
    *("januari", "februari", "mars", "april", "maj", "juni"),
    *("juli", "augusti", "september", "oktober", "november", "december"),
]
_HEAD = re.compile(r"^§ ?(\d+)(?: ([a-h]))?(?=\s|$)(.*)$", re.MULTILINE)
_TABLED = re.compile(rf"den (\d{{1,2}}) ({'|'.join(MONTHS)}) (20\d\d),?\s+§ ?(\d+)")
_SENT_AS = re.compile(r"^KF Handling (20\d\d) nr (\d+)", re.MULTILINE)
_LISTED = re.compile(r"^(20\d\d) nr (\d+)\.?$", re.MULTILINE)

Section = tuple[str, date, int]


def say(line: str = "") -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


@dataclass
class Count:
    right: int = 0
    wrong: int = 0
    missed: int = 0
    open_rightly: int = 0
    differences: list[str] = field(default_factory=list)

    def row(self, what: str) -> str:
        found = self.right + self.wrong
        wanted = self.right + self.missed
        return (
            f"| {what} | {self.right / found if found else 1:.3f} ({self.right} of {found}) "
            f"| {self.right / wanted if wanted else 1:.3f} ({self.right} of {wanted}) | {self.open_rightly} |"
        )


def files() -> list[Path]:
    return sorted(CORPUS.glob(f"k?-{ONLY}*.txt"))


def sections(file: Path) -> Iterator[tuple[Section, str, str]]:
    """Each § of a file by its raw text: who, when, which; its case number; its text."""
    body, day = file.stem[:2], date.fromisoformat(file.stem[3:])
    text = file.read_text(encoding="utf-8")
    heads = list(_HEAD.finditer(text))
    for head, following in zip(heads, [*heads[1:], None], strict=True):
        number = re.search(r"[A-Z]{2,4}-\d{4}-\d{4,5}|\d{3,4}/\d\d", head[3])
        end = following.start() if following else len(text)
        yield (body, day, int(head[1])), number.group() if number else "", text[head.end() : end]


def read_record(order: int) -> None:
    """The minutes as rows, each meeting resolved when it has come."""
    from decisions.models import DiaryHabit
    from decisions.services import attach_cases, references
    from importers.drafts.writing.content import item_content
    from importers.drafts.writing.rows import insert_items
    from importers.pipeline import read_and_parse
    from tests.factories.records import make_authority, make_committee, make_meeting

    city = make_authority("Provstad", diary_habit=DiaryHabit.ONE)
    committees = {key: make_committee(title, city) for key, title in BODIES.items()}
    chosen = files()
    random.Random(order).shuffle(chosen)
    for file in chosen:
        committee = committees[file.stem[:2]]
        parsed = read_and_parse(file.read_bytes(), file.name)
        meeting = make_meeting(committee, date.fromisoformat(file.stem[3:]))
        contents = [item_content(item, item.number) for item in parsed.items if item.number]
        items = insert_items(meeting, list(enumerate(contents)), ())
        cases = {case for item in items for case in attach_cases(item, committee)}
        references.resolve_all(items)
        references.retry_towards(items, cases)


def tabled(body: str, text: str) -> set[Section]:
    """The §§ that "Tidigare behandling" names: of the body that its sentence names, else of the own one."""
    part = re.split(r"\n\s*\n", text.split("\nTidigare behandling", 1)[-1].lstrip(), maxsplit=1)[0]
    found = set()
    for match in _TABLED.finditer(part) if "\nTidigare behandling" in text else ():
        sentence = re.split(r"\.\s", part[: match.start()])[-1]
        of = next((key for key, name in BODIES.items() if name.lower() in sentence.lower()), body)
        day, month, year, number = match.groups()
        found.add((of, date(int(year), MONTHS.index(month) + 1, int(day)), int(number)))
    return found


def judge_sections(known: set[Section]) -> Count:
    """Every § that a § says it was tabled under, of the days that we have."""
    from decisions.models import Reference

    count = Count()
    held = {(i.meeting.committee.title, i.meeting.date, i.number): i for i in _items()}
    for file in files():
        for (body, day, number), _case, text in sections(file):
            item = held.get((BODIES[body], day, number))
            for wanted in tabled(body, text):
                of, when, other = wanted
                found = Reference.objects.filter(item=item, date=when, paragraph_number=other).first()
                target = found.target_item if found else None
                right = target is not None and target == held.get((BODIES[of], when, other))
                if target is None:
                    count.missed += wanted in known
                    count.open_rightly += wanted not in known
                count.right, count.wrong = count.right + right, count.wrong + (target is not None and not right)
                if (wanted in known) != right or (target is not None and not right):
                    count.differences.append(f"{file.stem} § {number} → {of} {when} § {other}: {target and target.pk}")
    return count


def _items() -> list:  # type: ignore[type-arg]  # a queryset needs Django
    from decisions.models import AgendaItem

    return list(AgendaItem.objects.select_related("meeting__committee"))


def judge_handlings() -> Count:
    """Council's § ↔ the proposal of kommunstyrelsen, by handling number and case number."""
    from decisions.models import Reference

    count = Count()
    sent: dict[tuple[str, str], list[tuple[Section, str]]] = defaultdict(list)
    for file in files():
        for section, case, text in sections(file):
            if section[0] == "ks":
                for handling in _SENT_AS.findall(text):
                    sent[handling].append((section, case))
    held = {(i.meeting.committee.title, i.meeting.date, i.number): i for i in _items()}
    for file in files():
        for (body, day, number), case, text in sections(file):
            if body != "kf":
                continue
            item = held.get((BODIES[body], day, number))
            for year, nr in dict.fromkeys(_LISTED.findall(text)):
                proposals = [section for section, other in sent.get((year, nr), []) if other == case]
                targets = [
                    row.target_item
                    for row in Reference.objects.filter(item=item, printed__startswith=f"{year} nr {nr}")
                    if row.printed.strip(" .\n") == f"{year} nr {nr}" and row.target_item
                ]
                wanted = {held.get((BODIES[b], d, n)) for b, d, n in proposals}
                if targets:
                    right = targets[0] in wanted
                    count.right, count.wrong = count.right + right, count.wrong + (not right)
                    if not right:
                        count.differences.append(f"{file.stem} § {number}: {year} nr {nr} → {targets[0].pk}")
                elif len(wanted) == 1:
                    count.missed += 1
                    count.differences.append(f"{file.stem} § {number}: {year} nr {nr} not found, {proposals}")
                else:
                    count.open_rightly += 1
    return count


def judge_cases() -> Count:
    """§§ of both bodies under one case number: one case (chains by case on case pages)."""
    count = Count()
    by_number: dict[str, set[Section]] = defaultdict(set)
    for file in files():
        for section, case, _text in sections(file):
            if case:
                by_number[case].add(section)
    held = {(i.meeting.committee.title, i.meeting.date, i.number): i for i in _items()}
    for number, found in by_number.items():
        if len({section[0] for section in found}) < 2:
            continue
        cases = [
            {mention.case_id for mention in item.dnrs.all()}
            for b, d, n in found
            if (item := held.get((BODIES[b], d, n))) is not None
        ]
        together = bool(cases) and len(set.intersection(*cases)) >= 1
        count.right, count.missed = count.right + together, count.missed + (not together)
        if not together:
            count.differences.append(f"{number}: {sorted(found)}")
    return count


def judge_demo() -> Count:
    """The references of the demo's documents, by what the demo's own texts say they mean."""
    from decisions.models import Reference, ReferenceKind, ReferenceStatus

    count = Count()
    kinds = (ReferenceKind.PARAGRAPH, ReferenceKind.EARLIER_INSTANCE)
    rows = Reference.objects.filter(kind__in=kinds, within_file=False, item__meeting__demo=True)
    for row in rows.select_related("item__meeting__committee__authority", "target_item__meeting__committee"):
        wanted = [
            other
            for other in _items()
            if other.number == row.paragraph_number
            and other.suffix == row.paragraph_suffix
            and other.meeting.date == row.date
            and other.meeting.committee.authority_id == row.item.meeting.committee.authority_id
            and (other.meeting.committee.is_called(row.body) if row.body else True)
            and other.pk != row.item_id
        ]
        if row.status == ReferenceStatus.RESOLVED:
            right = [row.target_item] == wanted
            count.right, count.wrong = count.right + right, count.wrong + (not right)
            if not right:
                count.differences.append(f"{row.item}: {row.printed}")
        elif len(wanted) == 1:
            count.missed += 1
            count.differences.append(f"{row.item}: {row.printed} not found")
        else:
            count.open_rightly += 1
    return count


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("-v", action="store_true", help="every difference")
    parser.add_argument("--order", type=int, default=1, help="in which order the meetings come")
    parser.add_argument("--only", default="", help="years or days: 2024-05")
    chosen = parser.parse_args()
    globals()["ONLY"] = chosen.only
    with tempfile.TemporaryDirectory(prefix="lansbeslut-references-") as folder:
        os.environ |= {"LANSBESLUT_VAR": folder, "DJANGO_SETTINGS_MODULE": "webapp.settings.test"}
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        read_record(chosen.order)
        known = {section for file in files() for section, _, _ in sections(file)}
        if not chosen.only:
            call_command("demo", verbosity=0)
        say("| | precision | recall, of what is here | rightly open |\n|---|---|---|---|")
        counts = {
            "§ that a § was tabled under": judge_sections(known),
            "council's § → proposal, by handling number": judge_handlings(),
            "case numbers of both bodies → one case": judge_cases(),
            "demo: § of an earlier instance": judge_demo(),
        }
        for what, count in counts.items():
            say(count.row(what))
            if chosen.v:
                for line in count.differences:
                    sys.stderr.write(f"{what}: {line}\n")


if __name__ == "__main__":
    main()
