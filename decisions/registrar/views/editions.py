"""The form of an edition: what its front page and its notice say, and who was there."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods
from wagtail.admin.widgets import AdminDateInput

from decisions import services
from decisions.models import Attendance, Minutes, Notice
from decisions.registrar.screens import own, show, to_committee, to_meeting
from decisions.vocabulary import ranges


class RangesField(forms.CharField):
    """§§ as "64–66, 68"; cleans to `[[64, 66], [68, 68]]`."""

    def prepare_value(self, value: Any) -> Any:
        """The ranges as text."""
        return ranges.spell(value) if isinstance(value, list | tuple) else value

    def to_python(self, value: Any) -> Any:
        """The ranges that the text lists."""
        try:
            return [list(one) for one in ranges.parse(str(value or ""))]
        except ValueError:
            raise forms.ValidationError("Skriv paragrafnummer, till exempel 64–66, 68.") from None

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether other §§ are meant, however they are written."""
        try:
            return bool([list(one) for one in initial or ()] != self.to_python(data))
        except forms.ValidationError:
            return True


class EditionForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """What the front page says of the edition itself."""

    class Meta:
        model = Minutes
        fields = ("paragraphs_covered", "place_and_time", "adjusters")
        widgets = {"place_and_time": forms.Textarea(attrs={"rows": 2})}


class NoticeForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """The notice, with its dates as stated. Nothing is worked out here: the board that counts is the authority's."""

    class Meta:
        model = Notice
        fields = ("posted_on", "removed_on", "kept_at", "board_url")
        widgets = {"posted_on": AdminDateInput, "removed_on": AdminDateInput}

    def clean(self) -> dict[str, Any]:
        """Refuse a notice that came down before it was put up."""
        data: dict[str, Any] = super().clean() or {}
        posted, removed = data.get("posted_on"), data.get("removed_on")
        if posted and removed and removed < posted:
            self.add_error("removed_on", "Anslaget kan inte tas ned innan det sattes upp.")
        return data


class AttendanceForm(forms.ModelForm):  # type: ignore[type-arg]  # not subscriptable at run time
    """An elected person who was there."""

    name = forms.CharField(label="Namn", max_length=200)
    present = RangesField(label="Närvarande vid §§", required=False)
    absent = RangesField(label="Frånvarande vid §§", required=False)

    class Meta:
        model = Attendance
        fields = ("name", "party", "role", "office", "replaces", "present", "absent", "note")


def _rows(minutes: Minutes, data: Any) -> Any:
    formset = forms.inlineformset_factory(Minutes, Attendance, form=AttendanceForm, extra=2, can_delete=True)
    return formset(data, instance=minutes, prefix="narvaro", queryset=minutes.attendance.all())


@require_http_methods(["GET", "POST"])
def edition(request: HttpRequest, pk: int) -> HttpResponse:
    """The form. What is saved is a correction: a better copy of the file does not change it."""
    minutes = own(request, Minutes, pk, "meeting__committee__authority", "notice")
    data = request.POST if request.method == "POST" else None
    notice = getattr(minutes, "notice", None) or Notice(minutes=minutes)
    front = EditionForm(data, instance=minutes, prefix="protokoll")
    board, people = NoticeForm(data, instance=notice, prefix="anslag"), _rows(minutes, data)
    if data is not None and all([front.is_valid(), board.is_valid(), people.is_valid()]):
        changed = [*front.changed_data, *(["notice"] if board.has_changed() else [])]
        if people.has_changed():
            services.correct_attendance(minutes, _attendance(minutes, people), by=request.user)
        if changed:
            services.correct_edition(front.save(commit=False), board.save(commit=False), changed, by=request.user)
        messages.success(request, "Uppgifterna är sparade." if changed or people.has_changed() else "Inget var ändrat.")
        return redirect(to_meeting(minutes.meeting).url)
    return show(
        request,
        "edition.html",
        str(minutes),
        to_committee(minutes.meeting.committee),
        to_meeting(minutes.meeting),
        status=422 if data is not None else 200,
        front=front,
        board=board,
        people=people,
        media=board.media,
        back=to_meeting(minutes.meeting).url,
    )


def _attendance(minutes: Minutes, people: Any) -> list[Attendance]:
    """The rows as they are now, in order; new ones last."""
    kept = [form for form in people.forms if form.cleaned_data.get("name") and not form.cleaned_data.get("DELETE")]
    names = AttendanceForm.Meta.fields
    return [
        Attendance(minutes=minutes, sort_order=order, **{name: form.cleaned_data[name] for name in names})
        for order, form in enumerate(kept)
    ]
