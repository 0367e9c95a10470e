"""Filling an empty database with the demo: all of it, or on any error nothing."""

from collections.abc import Callable

from django.db import transaction

from decisions.models import AuthorityPage
from webapp.demo import county, deliver, initiatives

Said = Callable[[str], None]
"""Told one line of progress at a time."""


def is_empty() -> bool:
    """Whether the database holds no authority yet, neither a real one nor one of the demo."""
    return not AuthorityPage.objects.exists()


@transaction.atomic
def fill(say: Said) -> str:
    """Make what is missing of the demo and return the log-ins to print. What is there already stays as it is."""
    committees = county.make_bodies()
    users = county.make_users(committees)
    county.explain_words()
    say(f"  {len(committees)} organ och {len(users)} användare")
    made = initiatives.make_initiatives(committees)
    files = deliver.receive(users)
    say(f"  {len(made)} länsgemensamma initiativ, {len(files)} nya filer lästa av importen")
    for number, (one, file) in enumerate(files.items(), start=1):
        deliver.review(one, file, committees[one.body])
        deliver.decide_links(one, file, made)
        if number % 15 == 0:
            say(f"  {number} av {len(files)} filer granskade och publicerade")
    initiatives.name_references(made, committees)
    return county.log_ins()
