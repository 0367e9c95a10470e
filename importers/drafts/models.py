"""Files on their way in: what was delivered, how far each has come, what a person has to answer.

The rows are the truth of the queue, with state and lease: a task only says "look" (design.md §11).
"""

from django.conf import settings
from django.db import models

from decisions.models import AuthorityPage, CommitteePage, Document, MeetingPage, Minutes, Paper, Reading
from importers.drafts import remembered  # noqa: F401 - Django looks for models here


class ImportRun(models.Model):
    """One delivery of one or more files by one person, with what that person says of all of them.

    `committee`, `authority` and `meeting_date` are what the files do not say; a date that a file states goes first.
    `reviewed_by`: what has no open finding is published in this person's name. `origin` is a digest of the folders
    that `import_documents` was called with, so that a second call finds its run; empty for the web. `receiving`: more
    files may come. `undone`: its drafts were taken back, and another call begins a new run.
    """

    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="import_runs")
    created = models.DateTimeField(auto_now_add=True)
    title = models.CharField(blank=True, max_length=200)
    origin = models.CharField(blank=True, max_length=64, db_index=True)
    receiving = models.BooleanField(default=False)
    undone = models.DateTimeField(null=True, blank=True)
    authority = models.ForeignKey(AuthorityPage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    committee = models.ForeignKey(CommitteePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    meeting_date = models.DateField(null=True, blank=True)
    source_url = models.URLField(blank=True, max_length=500)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    demo = models.BooleanField(default=False)

    class Meta:
        ordering = ["-created"]

    def __str__(self) -> str:
        return f"inlämning {self.pk}"


class FileState(models.TextChoices):
    """How far a file has come. `answers`: a body or a day is missing. `review`: drafts are written.

    `unpacked`: an archive, whose members are files of their own in the same run.
    """

    QUEUED = "queued", "Väntar på att läsas"
    READING = "reading", "Läses"
    FAILED = "failed", "Gick inte att läsa"
    UNCHANGED = "unchanged", "Finns redan, inget ändrat"
    UNPACKED = "unpacked", "Uppackad"
    ANSWERS = "answers", "Behöver svar"
    REVIEW = "review", "Att granska"
    DONE = "done", "Klar"
    DISCARDED = "discarded", "Kasserad"


class CommitteeBasis(models.TextChoices):
    """How the body of a file is known."""

    NONE = "", "Inte känt"
    CHOSEN = "chosen", "valt vid inlämningen"
    STATED = "stated", "står i dokumentet"
    RIGHTS = "rights", "från din behörighet"
    ANSWERED = "answered", "angivet av dig"


class ImportFile(models.Model):
    """A delivered file. Seen by whoever delivered it until its committee is known, then by that committee.

    `upload` holds the bytes until the file has a `document` in the committee's closed collection. `sha256` is of
    the bytes. `lease_until`: a worker reads it now; passed without a result, another may take it. `worker` says which
    process it is, so that another one on the same machine sees at once that it is gone.

    `path` is the place in what was delivered (`2012/arkiv.zip/ks.docx`), `identity` a digest of path and bytes: the
    same file again in the same run is the same row. `kind` and the three counts are for the report: the
    document, the drafts written from it, problems that a person should look at. `question` is what a person has
    to answer (`NeedsAnswer.what`), `kept_back` why a run that publishes left the file as drafts.
    """

    run = models.ForeignKey(ImportRun, on_delete=models.CASCADE, related_name="files")
    name = models.CharField("filnamn", max_length=255)
    path = models.CharField("plats", max_length=1000, blank=True)
    identity = models.CharField(max_length=64, null=True, blank=True, editable=False)
    upload = models.FileField(upload_to="inkommet", blank=True)
    sha256 = models.CharField(max_length=64, db_index=True)
    size = models.PositiveBigIntegerField(default=0)
    state = models.CharField(max_length=12, choices=FileState.choices, default=FileState.QUEUED, db_index=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    worker = models.CharField(max_length=120, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    message = models.CharField("besked", max_length=500, blank=True)
    kind = models.CharField(max_length=30, blank=True)
    item_count = models.PositiveIntegerField(default=0)
    paper_count = models.PositiveIntegerField(default=0)
    finding_count = models.PositiveIntegerField(default=0)
    question = models.CharField(max_length=20, blank=True)
    kept_back = models.CharField(max_length=500, blank=True)
    result = models.TextField(blank=True)
    committee = models.ForeignKey(
        CommitteePage, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_files"
    )
    committee_basis = models.CharField(max_length=10, choices=CommitteeBasis.choices, blank=True, default="")
    meeting_date = models.DateField(null=True, blank=True)
    document = models.ForeignKey(
        Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_files"
    )
    reading = models.ForeignKey(Reading, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    meeting = models.ForeignKey(MeetingPage, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    minutes = models.ForeignKey(Minutes, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_files")
    paper = models.ForeignKey(Paper, on_delete=models.SET_NULL, null=True, blank=True, related_name="import_files")
    same_as = models.ForeignKey(Document, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    created = models.DateTimeField(auto_now_add=True)
    finished = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["state", "lease_until"], name="import_file_queue")]
        constraints = [models.UniqueConstraint(fields=["run", "identity"], name="one_row_for_a_file_of_a_run")]

    def __str__(self) -> str:
        return f"fil {self.pk}"


class KeptLines(models.Model):
    """The lines that a reader got out of a file with the help of OCR or LibreOffice, packed.

    A later reading by other rules starts from them, so that nobody waits for those programs twice. `writing.kept`
    alone writes them; they go with the words of the file.
    """

    file = models.OneToOneField(ImportFile, on_delete=models.CASCADE, related_name="kept_lines")
    lines = models.BinaryField()

    def __str__(self) -> str:
        return f"rader i fil {self.file_id}"
