"""Fills an empty site for the storm: `python tests/faults/seed.py FILE RECORDS`, in a process with LANSBESLUT_VAR set.

Writes to FILE as JSON: every §'s and paper's key, its word (in no other text), and a registrar's session. All of
them are drafts. Invented body, no person.
"""

import json
import string
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

PER_MEETING = 20


def word(number: int) -> str:
    """A word that no other record has, of letters only: a reader's own spelling never comes near another one."""
    letters = ""
    for place in range(4):
        letters += string.ascii_lowercase[number // 26**place % 26] * 2
    return f"zq{letters}qz"


def main(target: Path, records: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    target.write_text(json.dumps(build(records)))


def build(records: int) -> dict[str, Any]:
    """Half §§ in several editions, half papers."""
    from tests.factories.people import make_registrar
    from tests.factories.records import make_committee, make_item, make_meeting, make_minutes, make_paper

    committee = make_committee("Provnämnden", "Provkommun")
    made: list[dict[str, Any]] = []
    minutes: Any = None
    for number in range(records // 2):
        if number % PER_MEETING == 0:
            minutes = make_minutes(make_meeting(committee, date(2030, 1, 7) + timedelta(weeks=number // PER_MEETING)))
        own = word(number)
        item = make_item(minutes, number % PER_MEETING + 1, f"Taxa för torget {own}", clauses=(f"att anta {own}.",))
        made.append({"kind": "item", "pk": item.pk, "word": own, "minutes": minutes.pk})
    for number in range(records // 2, records):
        own = word(number)
        paper = make_paper(committee, f"Förslag om torget {own}", clauses=(f"att föreslå {own}.",))
        made.append({"kind": "paper", "pk": paper.pk, "word": own, "minutes": 0})
    return {"records": made, "session": _session(make_registrar(committee))}


def _session(user: Any) -> str:
    """The key of a session in which the user is logged in."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore

    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    return str(store.session_key)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
