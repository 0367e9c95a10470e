"""The forms of the review. The body is chosen among those that the person handles, never typed."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from decisions import services
from decisions.models import CommitteePage, DecisionStatus, DocumentKind, MatterType, Outcome
from decisions.selectors import editable_committees
from importers.drafts.review import attendance_lines, voice_lines
from importers.drafts.writing.write import Overlap

# Without a last day browsers take a six-digit year, and the cursor stays there after four digits.
DAY = forms.DateInput(attrs={"type": "date", "max": "9999-12-31"}, format="%Y-%m-%d")


class CommitteeField(forms.ModelChoiceField):  # type: ignore[type-arg]  # not subscriptable at run time
    """A body with its authority's name before it."""

    def label_from_instance(self, obj: Any) -> str:
        """`Växjö kommun: Utbildningsnämnden`."""
        return f"{obj.authority.title}: {obj.title}"


def own_committees(user: Any) -> Any:
    """The bodies that this person may choose, in the order of a list."""
    return editable_committees(user).select_related("authority").order_by("authority__title", "title")


class AnswersForm(forms.Form):
    """What the file does not say: body, day, what another file of the same § is."""

    committee = CommitteeField(
        label="Organ",
        queryset=CommitteePage.objects.none(),
        empty_label="Välj organ",
        error_messages={"required": "Välj vilket organ filen hör till."},
    )
    meeting_date = forms.DateField(
        label="Sammanträdets datum", widget=DAY, error_messages={"required": "Ange vilken dag sammanträdet hölls."}
    )
    overlap = forms.ChoiceField(
        label="Den här filen innehåller paragrafer som redan finns. Vad är den?",
        widget=forms.RadioSelect,
        error_messages={"required": "Välj vad filen är."},
        choices=[
            (Overlap.BETTER_COPY.value, "En bättre kopia av samma utgåva"),
            (Overlap.ANOTHER_EDITION.value, "En annan utgåva, till exempel hela protokollet efter ett utdrag"),
            (Overlap.CORRECTION.value, "En rättelse: texten ersätts, den gamla utgåvan står kvar"),
        ],
    )

    def __init__(self, *args: Any, user: Any, paper: bool, overlap: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = own_committees(user)  # type: ignore[attr-defined]
        if paper:
            del self.fields["meeting_date"]
        if not overlap:
            del self.fields["overlap"]

    def clean_meeting_date(self) -> date:
        """A meeting that minutes are of has been held: no day ahead is typed. What a file states is left as it is."""
        day: date = self.cleaned_data["meeting_date"]
        if "meeting_date" in self.changed_data and (wrong := services.ahead(day)):
            raise forms.ValidationError(wrong)
        return day


class AdjustmentForm(forms.Form):
    """When the minutes were adjusted. There is no default (design.md §4).

    `held_on` tells the day of the meeting, None where nobody knows it yet (`services.wrong_adjustment`).
    """

    adjustment = forms.ChoiceField(
        label="Justering",
        required=False,
        widget=forms.RadioSelect,
        choices=[("date", "Justerat den"), ("unknown", "Uppgift saknas")],
    )
    adjusted_on = forms.DateField(label="Datum för justeringen", widget=DAY, required=False)

    def __init__(self, *args: Any, held_on: Callable[[], date | None] = lambda: None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.held_on = held_on

    def clean(self) -> dict[str, Any]:
        """A day goes with its statement, and lies between the meeting and today."""
        data = super().clean() or {}
        if data.get("adjusted_on") and not data.get("adjustment"):
            data["adjustment"] = "date"
        if data.get("adjustment") == "date" and not data.get("adjusted_on") and "adjusted_on" not in self.errors:
            self.add_error("adjusted_on", "Ange vilken dag protokollet justerades.")
        if wrong := services.wrong_adjustment(data.get("adjusted_on"), self.held_on()):
            self.add_error("adjusted_on", wrong)
        return data


class PublishForm(forms.Form):
    """What goes with publishing: the file itself, and a reason where the gate asks for one."""

    public_file = forms.BooleanField(
        label="Visa också filen på webben",
        required=False,
        help_text="Kontrollera först att filen inte har dold text, kommentarer, underskrifter eller personuppgifter.",
    )
    reason = forms.CharField(label="Skäl att publicera ändå", required=False, max_length=300)


def _refuse_nul(value: Any) -> None:
    """Raise ValidationError for the one character that PostgreSQL cannot store."""
    if "\x00" in str(value or ""):
        raise forms.ValidationError("Texten innehåller ett tecken som inte kan sparas. Skriv om raden för hand.")


class PointsField(forms.CharField):
    """Points of a decision in one box, an empty line between them; cleans to a tuple of texts."""

    widget = forms.Textarea(attrs={"rows": 6})

    def to_python(self, value: Any) -> Any:
        """The points, each trimmed, empty ones left out."""
        _refuse_nul(value)
        text = str(value or "").replace("\r\n", "\n")
        return tuple(point.strip() for point in text.split("\n\n") if point.strip())

    def prepare_value(self, value: Any) -> Any:
        """The points as the box shows them."""
        return "\n\n".join(value) if isinstance(value, (tuple, list)) else value

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the points differ, white space around them aside."""
        return bool(tuple(initial or ()) != self.to_python(data))

    def validate(self, value: Any) -> None:
        """An empty box is no points."""

    def run_validators(self, value: Any) -> None:
        """None: text of any length."""


class LinesField(PointsField):
    """Case numbers, one on each line."""

    widget = forms.Textarea(attrs={"rows": 2})

    def to_python(self, value: Any) -> Any:
        """The lines, each trimmed, empty ones left out."""
        _refuse_nul(value)
        return tuple(line.strip() for line in str(value or "").splitlines() if line.strip())

    def prepare_value(self, value: Any) -> Any:
        """The lines as the box shows them."""
        return "\n".join(value) if isinstance(value, (tuple, list)) else value


def _told(check: Callable[[tuple[str, ...]], object], value: tuple[str, ...]) -> tuple[str, ...]:
    """The value, if `check` takes it; else its sentence as the field's error."""
    try:
        check(value)
    except ValueError as problem:
        raise forms.ValidationError(str(problem)) from problem
    return value


class PeopleField(LinesField):
    """Names with parties, one on each line."""

    def clean(self, value: Any) -> Any:
        """The lines, each a person."""
        return _told(lambda lines: [voice_lines.person(line) for line in lines], super().clean(value))


class StandsField(LinesField):
    """What people did, one on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        """The lines, each as `voice_lines.Stand` spells it."""
        return _told(voice_lines.stands, super().clean(value))


class BallotsField(PointsField):
    """Votes, an empty line between them."""

    widget = forms.Textarea(attrs={"rows": 3})

    def clean(self, value: Any) -> Any:
        """The blocks, each as `voice_lines.Ballot` spells it."""
        return _told(voice_lines.ballots, super().clean(value))


class AttendanceForm(forms.Form):
    """Who was there, role by role; the names of the fields are those of `AttendanceRole`."""

    member = LinesField(label="Beslutande", required=False)
    serving_substitute = LinesField(label="Tjänstgörande ersättare", required=False)
    substitute = LinesField(
        label="Ersättare",
        required=False,
        help_text="En person på varje rad, till exempel ”Anna Exempel (S), ordförande, §§ 1–5”.",
    )

    prefix = "attendance"

    def clean(self) -> dict[str, Any]:
        """Every line must name a person."""
        data = super().clean() or {}
        for role, lines in tuple(data.items()):
            try:
                for one in lines:
                    attendance_lines.parse(one, role)
            except ValueError as problem:
                self.add_error(role, str(problem))
        return data


class ItemForm(forms.Form):
    """The fields of a § that are most often corrected; the rest is edited on the § itself."""

    number = forms.IntegerField(
        label="Paragraf",
        min_value=1,
        max_value=99_999,
        error_messages={"required": "Ange paragrafens nummer.", "invalid": "Skriv bara numret, till exempel 12."},
    )
    title = forms.CharField(label="Rubrik", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dnrs = LinesField(label="Diarienummer", required=False)
    lead_in = forms.CharField(label="Ingress", required=False, widget=forms.Textarea(attrs={"rows": 2}))
    clauses = PointsField(label="Beslut", required=False, help_text="En tom rad mellan beslutspunkterna.")
    outcome = forms.ChoiceField(label="Utfall", choices=Outcome.choices, required=False)
    decision_status = forms.ChoiceField(label="Ställningstagande", choices=DecisionStatus.choices, required=False)
    matter_type = forms.ChoiceField(label="Ärendetyp", choices=MatterType.choices, required=False)

    submitters = PeopleField(label="Väckt av", required=False, help_text="En förtroendevald på varje rad.")
    positions = StandsField(
        label="Yrkanden, reservationer, jäv",
        required=False,
        help_text="En rad för var och en, till exempel ”Reservation: Anna Exempel (S)”. Ta bort raden om den är fel.",
    )
    vote_events = BallotsField(
        label="Omröstningar",
        required=False,
        help_text="Summorna på en rad: ”Ja 2, Nej 1”. Namnen på raderna under: ”Ja: Anna Exempel (S), Bo Påhittad (M)” "
        "och ”Nej: Cecilia Sven (C)”. En tom rad mellan omröstningar. ”Bara text”: omröstningen visas som den står i "
        "protokollet, utan siffror och namn som uppgifter.",
    )


class PaperForm(forms.Form):
    """The fields of a paper that are most often corrected."""

    kind = forms.ChoiceField(label="Slag", choices=DocumentKind.choices)
    title = forms.CharField(label="Rubrik", max_length=1000, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    dnrs = LinesField(label="Diarienummer", required=False)
    date = forms.DateField(label="Handlingens datum", required=False, widget=DAY)
    sender = forms.CharField(label="Avsändare", required=False, max_length=300)
    addressed_to = forms.CharField(label="Ställd till", required=False, max_length=300)
    clauses = PointsField(label="Förslag till beslut", required=False, help_text="En tom rad mellan punkterna.")
