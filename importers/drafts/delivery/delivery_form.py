"""The form of a delivery: files, and what the person says of all of them."""

from datetime import date
from typing import Any

from django import forms

from decisions import services
from decisions.models import CommitteePage
from importers.drafts.delivery.intake import Options
from importers.drafts.review.forms import DAY, CommitteeField, own_committees


class ManyFilesInput(forms.ClearableFileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; cleans to a list."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        """Each file cleaned like a single one; an empty file passes, so that it gets its own message later."""
        files = data if isinstance(data, (list, tuple)) else [data]
        single = super().clean
        return [single(file, initial) for file in files]


class DeliveryOptionsForm(forms.Form):
    """What is said of all files of a delivery, where they do not say it themselves."""

    committee = CommitteeField(
        label="Organ",
        queryset=CommitteePage.objects.none(),
        required=False,
        empty_label="Läs det i dokumenten",
        help_text="Lämna orört om filerna själva säger vilket organ de kommer från.",
    )
    meeting_date = forms.DateField(
        label="Sammanträdets datum",
        widget=DAY,
        required=False,
        help_text="Gäller bara filer som inte själva säger vilken dag sammanträdet hölls.",
    )
    source_url = forms.URLField(
        label="Hämtat från",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="Adressen där filerna ligger, om de är hämtade från en webbplats.",
    )

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["committee"].queryset = own_committees(user)  # type: ignore[attr-defined]

    def clean_meeting_date(self) -> date | None:
        """A meeting that minutes are of has been held."""
        day: date | None = self.cleaned_data["meeting_date"]
        if wrong := services.ahead(day):
            raise forms.ValidationError(wrong)
        return day

    def options(self) -> Options:
        """The options of a valid form."""
        given = self.cleaned_data
        return Options(given["committee"], None, given["meeting_date"], given["source_url"])


class DeliveryForm(DeliveryOptionsForm):
    """Files with the options: what a browser without JavaScript sends in one go."""

    files = ManyFilesField(  # type: ignore[assignment]  # the form has an attribute of the name, unused here
        label="Filer",
        help_text="Word, PDF, OpenDocument, RTF, text, skannade bilder eller .zip. "
        "Du kan välja flera hundra på en gång.",
        allow_empty_file=True,
    )
    field_order = ("files", "committee", "meeting_date", "source_url")
