"""Who wanted what and who voted how in a §: what elected people did in public, as the minutes must say (KL 5:67).

Popolo's words: a `VoteEvent` is one vote with its counts, a `Vote` is what one voter did in it. All of it is rendered
from the protokoll, whose own words stay in the sections of the §. Private persons are never rows here.
"""

from collections import Counter
from typing import Any, Self

from django.db import models
from django.db.models import Q
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel


class VoteChoice(models.TextChoices):
    """What one voter did. To abstain is to be there and not to choose; who takes no part in the decision has no row."""

    YES = "yes", "Ja"
    NO = "no", "Nej"
    ABSTAINED = "abstained", "Avstår"
    ABSENT = "absent", "Frånvarande"


class PositionKind(models.TextChoices):
    """What somebody did in a matter apart from voting."""

    MOVED = "moved", "Yrkande"
    RESERVED = "reserved", "Reservation"
    STATEMENT = "statement", "Särskilt yttrande"
    NOTE = "note", "Protokollsanteckning"
    DISQUALIFIED = "disqualified", "Jäv"
    NOT_TAKING_PART = "not_taking_part", "Deltar inte i beslutet"


class Elected(models.Model):
    """An elected person as printed. `party` without brackets; empty where none is printed, "-" for none at all."""

    name = models.CharField("namn", max_length=200, blank=True)
    party = models.CharField("parti", max_length=60, blank=True)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    class Meta:
        abstract = True
        ordering = ["sort_order", "pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.party})" if self.name and self.party else self.name or self.party


class VoteEvent(ClusterableModel):
    """A vote in a §. `yes_means` and `no_means` say what the votes were for, as printed.

    `yes_rejects`: whether a yes was a vote against the proposal; None where the protokoll does not say. `consistent` is
    False where names and totals contradict each other: then the vote is `text` alone and no figure is data.
    """

    item = ParentalKey("decisions.AgendaItem", on_delete=models.CASCADE, related_name="vote_events")
    question = models.TextField("vad omröstningen gällde", blank=True)
    yes_means = models.TextField("ja betydde", blank=True)
    no_means = models.TextField("nej betydde", blank=True)
    yes_rejects = models.BooleanField(
        "ja var en röst för avslag", null=True, blank=True, help_text="Lämna tomt om protokollet inte säger det."
    )
    yes = models.PositiveSmallIntegerField("ja", null=True, blank=True)
    no = models.PositiveSmallIntegerField("nej", null=True, blank=True)
    abstained = models.PositiveSmallIntegerField("avstår", null=True, blank=True)
    absent = models.PositiveSmallIntegerField("frånvarande", null=True, blank=True)
    casting_vote = models.TextField("utslagsröst", blank=True, help_text="Protokollets ord om ordförandens röst.")
    consistent = models.BooleanField(
        "namn och summor stämmer", default=True, help_text="Avmarkera för att bara visa texten."
    )
    text = models.TextField("text", blank=True)
    start = models.IntegerField(default=-1, editable=False)
    end = models.IntegerField(default=-1, editable=False)
    sort_order = models.PositiveSmallIntegerField(default=0, editable=False)

    panels = [
        FieldPanel("question"),
        FieldRowPanel([FieldPanel("yes_means"), FieldPanel("no_means")]),
        FieldPanel("yes_rejects"),
        FieldRowPanel([FieldPanel("yes"), FieldPanel("no"), FieldPanel("abstained"), FieldPanel("absent")]),
        FieldPanel("casting_vote"),
        FieldPanel("consistent"),
        FieldPanel("text"),
        InlinePanel("votes", heading="Så röstade var och en", label="Röst"),
    ]

    class Meta:
        ordering = ["sort_order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(consistent=True) | Q(yes=None, no=None, abstained=None, absent=None),
                name="no_figures_of_a_vote_that_disagrees",
            )
        ]

    def __str__(self) -> str:
        return f"omröstning {self.sort_order + 1}"

    @classmethod
    def from_serializable_data(cls, data: dict[str, Any], check_fks: bool = True, strict_fks: bool = False) -> Self:
        """The vote of a revision, with its voters.

        A later version may have replaced the row that they point to; the library would then leave every one of them
        out without a word. Their vote is this one, whatever number it has now.
        """
        votes = [{**vote, "event": None} for vote in data.get("votes", ())]
        revived: Self = super().from_serializable_data({**data, "votes": votes}, check_fks, strict_fks)
        return revived

    def clean(self) -> None:
        """Take the figures away where a person says that they contradict the names."""
        super().clean()
        if not self.consistent:
            self.yes = self.no = self.abstained = self.absent = None

    def adds_up(self) -> bool:
        """Whether the named voters are as many as stated, for every choice that anybody is named for.

        Uses `votes`: prefetch them. A choice that is only counted contradicts nobody.
        """
        named = Counter(vote.choice for vote in self.votes.all())
        stated = {choice: getattr(self, choice) for choice in VoteChoice.values}
        return all(stated[choice] in (None, count) for choice, count in named.items())


class Vote(Elected):
    """What one voter did in a vote."""

    event = ParentalKey(VoteEvent, on_delete=models.CASCADE, related_name="votes")
    choice = models.CharField("röst", max_length=10, choices=VoteChoice.choices)

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("party"), FieldPanel("choice")])]


class Position(Elected):
    """What a person, or a whole party group (`party` without a name), moved, reserved against or stated.

    Both are empty where only an office is named ("Ordföranden yrkar"). `text` is as printed.
    """

    item = ParentalKey("decisions.AgendaItem", on_delete=models.CASCADE, related_name="positions")
    kind = models.CharField("slag", max_length=16, choices=PositionKind.choices)
    text = models.TextField("text", blank=True)
    start = models.IntegerField(default=-1, editable=False)
    end = models.IntegerField(default=-1, editable=False)

    panels = [FieldPanel("kind"), FieldRowPanel([FieldPanel("name"), FieldPanel("party")]), FieldPanel("text")]


class Submitter(Elected):
    """An elected person who has put the matter: the motion, the interpellation. Never a citizen."""

    item = ParentalKey("decisions.AgendaItem", on_delete=models.CASCADE, related_name="submitters")

    panels = [FieldRowPanel([FieldPanel("name"), FieldPanel("party")])]
