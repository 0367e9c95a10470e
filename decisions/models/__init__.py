"""The one door to the record's models. Submodules import each other in one direction, low-level first."""

from decisions.models.addresses import Address
from decisions.models.audit import AuditEntry, Erasure, ErrorReport, GlossaryTerm
from decisions.models.authorities import RESERVED_SLUGS, AuthorityKind, AuthorityPage, DiaryHabit, HomePage
from decisions.models.blocks import SectionKind
from decisions.models.cases import Case, CaseNumber, Diary, ItemDnr, PaperDnr
from decisions.models.committees import PUBLIC_POLICIES, CommitteeKind, CommitteePage, Policy
from decisions.models.documents import Document, PageText, Reading
from decisions.models.initiatives import (
    ExpectedBody,
    InitiativeIndexPage,
    InitiativeName,
    InitiativePage,
    InitiativeStep,
    KnownCase,
    KnownPaper,
    NameKind,
    SourceKind,
)
from decisions.models.items import (
    AgendaItem,
    Clause,
    ClauseLevel,
    DecisionStatus,
    ItemEdition,
    ItemRecipient,
    MatterType,
    Outcome,
    Proposal,
)
from decisions.models.links import PUBLIC_LINK_STATUSES, InitiativeLink, LinkEvent, LinkStatus, Rejection, Relation
from decisions.models.meetings import MeetingPage, MeetingState
from decisions.models.minutes import (
    Adjustment,
    Attendance,
    AttendanceRole,
    Edition,
    FileUse,
    Minutes,
    MinutesKind,
    Notice,
    Provenance,
)
from decisions.models.papers import DateBasis, DocumentKind, Paper, PaperItem, PaperRecipient, ProposedClause
from decisions.models.previews import build_previews_with, preview_view
from decisions.models.publication import Publication, PublicationError, writing
from decisions.models.references import Reference, ReferenceKind, ReferenceStatus
from decisions.models.rescans import Rescan, RescanState
from decisions.models.similar import BlockedPair
from decisions.models.standpoints import LinkStandpoint, Standpoint
from decisions.models.voices import Position, PositionKind, Submitter, Vote, VoteChoice, VoteEvent

__all__ = [
    "PUBLIC_LINK_STATUSES", "PUBLIC_POLICIES", "RESERVED_SLUGS", "Address", "Adjustment", "AgendaItem", "Attendance",
    "AttendanceRole", "AuditEntry", "AuthorityKind", "AuthorityPage", "BlockedPair", "Case", "CaseNumber", "Clause",
    "ClauseLevel", "CommitteeKind", "CommitteePage", "DateBasis", "DecisionStatus", "Diary", "DiaryHabit", "Document",
    "DocumentKind", "Edition", "Erasure", "ErrorReport", "ExpectedBody", "FileUse", "GlossaryTerm", "HomePage",
    "InitiativeIndexPage", "InitiativeLink", "InitiativeName", "InitiativePage", "InitiativeStep", "ItemDnr",
    "ItemEdition", "ItemRecipient", "KnownCase", "KnownPaper", "LinkEvent", "LinkStandpoint", "LinkStatus",
    "MatterType", "MeetingPage", "MeetingState", "Minutes", "MinutesKind", "NameKind", "Notice", "Outcome", "PageText",
    "Paper", "PaperDnr", "PaperItem", "PaperRecipient", "Policy", "Position", "PositionKind", "Proposal",
    "ProposedClause", "Provenance", "Publication", "PublicationError", "Reading", "Reference", "ReferenceKind",
    "ReferenceStatus", "Rejection", "Relation", "Rescan", "RescanState", "SectionKind", "SourceKind", "Standpoint",
    "Submitter", "Vote", "VoteChoice", "VoteEvent", "build_previews_with", "preview_view", "writing",
]  # fmt: skip
