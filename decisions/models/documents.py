"""Files: the original byte for byte, closed, with its SHA-256 and the text of each page."""

import hashlib

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument


class Document(AbstractDocument):
    """A file as it was delivered. Closed: what the public may fetch is decided by `FileUse` rows alone.

    `file_hash` is the SHA-256 of the bytes in hexadecimal (64 characters), and the ETag.
    """

    file_hash = models.CharField(max_length=64, blank=True, editable=False, db_index=True)
    # Wagtail's own Document claims the default reverse names of these two; ours need none.
    tags = TaggableManager(help_text=None, blank=True, verbose_name="taggar", related_name="decision_documents")
    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name="lämnad av", null=True, blank=True, editable=False,
        on_delete=models.SET_NULL, related_name="+",
    )  # fmt: skip
    uploaded_by_user.wagtail_reference_index_ignore = True  # type: ignore[attr-defined]  # Wagtail's own mark
    file_type = models.CharField("filformat", max_length=10, blank=True, editable=False)
    demo = models.BooleanField("exempeldata", default=False, editable=False)

    search_auto_update = False  # Wagtail's own index is brought up to date by nobody: a task row would be for nothing

    admin_form_fields = tuple(f for f in WagtailDocument.admin_form_fields if f != "tags")

    class Meta(AbstractDocument.Meta):
        verbose_name = "fil"
        verbose_name_plural = "filer"
        permissions = [("choose_document", "Får välja fil")]

    def _set_file_hash(self) -> None:
        with self.open_file() as file:
            self.file_hash = hashlib.file_digest(file, "sha256").hexdigest()

    def clean(self) -> None:
        """Refuse the root collection: its files would be open to every editor (design.md §4, Files)."""
        super().clean()
        if self.collection_id and self.collection.is_root():
            raise ValidationError({"collection": "Välj organets samling. Filer får inte ligga i roten."})


class PageText(models.Model):
    """The text that the reader got from one page (from 1; a Word file is one page)."""

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="pages")
    page = models.PositiveIntegerField()
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["document", "page"], name="one_text_per_page")]
        ordering = ["page"]

    def __str__(self) -> str:
        return f"sida {self.page}"


class Reading(models.Model):
    """What the importer read from a file: a `ParsedDocument` as JSON, with the importer's version. Never edited.

    `findings` are what the file itself holds beside its text (comments, tracked changes, hidden text, properties):
    `[{"code": "comments", "message": "…"}]`. The message is Swedish and repeats nothing of the file.
    """

    document = models.ForeignKey(Document, on_delete=models.CASCADE, related_name="readings")
    importer_version = models.CharField(max_length=40)
    format_version = models.PositiveIntegerField()
    result = models.TextField()
    findings = models.JSONField(default=list, editable=False)
    created = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"läsning {self.pk}"
