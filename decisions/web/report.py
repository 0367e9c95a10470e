"""The form "Anmäl fel": to the registrars of the body that owns the page."""

from typing import Any
from urllib.parse import urlsplit

from django import forms

from decisions.models import AgendaItem, CommitteePage, ErrorReport, Paper
from decisions.selectors import public_committees, public_items, public_papers
from decisions.vocabulary import personal_numbers

UNKNOWN_PAGE = (
    "Vi hittar ingen sådan sida hos ett organ. Klistra in adressen till paragrafen, handlingen, sammanträdet "
    "eller organet, till exempel /kommun/namnd/2030-05-22/96/."
)


class ReportForm(forms.Form):
    """What is wrong, and where. `website` is a trap: people do not see it, programs fill it in."""

    address = forms.CharField(label="Sidans adress", max_length=300)
    kind = forms.ChoiceField(label="Vad är fel?", choices=ErrorReport.Kind.choices, widget=forms.RadioSelect)
    message = forms.CharField(
        label="Beskriv felet", max_length=2000, widget=forms.Textarea(attrs={"rows": 6}), strip=True
    )
    email = forms.EmailField(
        label="Din e-postadress", required=False, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    website = forms.CharField(
        label="Lämna tomt", required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"})
    )

    item: AgendaItem | None = None
    paper: Paper | None = None
    committee: CommitteePage | None = None

    def clean_address(self) -> str:
        """The path of a public page that a body answers for; the site's name may stand before it."""
        try:
            path: str = urlsplit(self.cleaned_data["address"].strip()).path
        except ValueError as error:  # "http://[" and other beginnings of addresses that are none
            raise forms.ValidationError(UNKNOWN_PAGE) from error
        parts = [part for part in path.split("/") if part]
        self.item = public_items().filter(path="/".join(parts)).select_related("meeting__committee").first()
        if self.item:
            self.committee = self.item.meeting.committee
        else:
            self.paper = public_papers().filter(path="/".join(parts)).select_related("committee").first()
            self.committee = self.paper.committee if self.paper else self._body(parts)
        if self.committee is None:
            raise forms.ValidationError(UNKNOWN_PAGE)
        return f"/{'/'.join(parts)}/"

    @staticmethod
    def _body(parts: list[str]) -> CommitteePage | None:
        if len(parts) < 2:
            return None
        return public_committees().filter(authority__slug=parts[0], slug=parts[1]).first()

    def clean_message(self) -> str:
        """Refuse a personnummer: the report itself must not spread it."""
        message: str = self.cleaned_data["message"]
        if any(number.valid for number in personal_numbers.find(message)):
            raise forms.ValidationError("Ta bort personnumret. Skriv i stället var på sidan det står.")
        return message

    def store(self) -> ErrorReport | None:
        """Keep the report for the body's registrars. Nothing is kept where the trap was filled in."""
        data: dict[str, Any] = self.cleaned_data
        if data["website"] or self.committee is None:
            return None
        return ErrorReport.objects.create(
            committee=self.committee,
            item=self.item,
            paper=self.paper,
            kind=data["kind"],
            message=data["message"],
            reply_to=data["email"],
        )
