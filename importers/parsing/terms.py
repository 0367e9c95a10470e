"""The kinds that a parsed result knows, each by the word that the record and the pages use."""

from enum import StrEnum


class DocumentKind(StrEnum):
    """`decisions` calls this `document_kind`."""

    MINUTES = "protokoll"
    EXTRACT = "protokollsutdrag"
    REPORT = "tjänsteskrivelse"
    LETTER = "skrivelse"
    SUMMONS = "kallelse"
    NOTICE = "anslagsbevis"
    DELEGATION_LIST = "delegationslista"
    CORRECTION = "rättelse"
    APPENDIX = "bilaga"
    OTHER = "övrigt"


class SectionKind(StrEnum):
    """What a part of an item or a paper is about, told by its heading."""

    DECISION = "decision"
    PROPOSAL_NEXT = "proposal_next"
    PROPOSAL = "proposal"
    SUMMARY = "summary"
    BACKGROUND = "background"
    HANDLING = "handling"
    DOCUMENTS = "documents"
    MOTIONS = "motions"
    ORDER_OF_PROPOSALS = "order_of_proposals"
    VOTE = "vote"
    RESERVATION = "reservation"
    STATEMENT = "statement"
    CONFLICT_OF_INTEREST = "conflict_of_interest"
    RECIPIENTS = "recipients"
    ADJUSTMENT = "adjustment"
    OTHER = "other"


class ClauseLevel(StrEnum):
    """Who decides by the clause: the body itself, or the next body, to which it is proposed."""

    OWN = "own"
    PROPOSES = "proposes"


class Outcome(StrEnum):
    """What became of the matter."""

    APPROVED = "bifall"
    REJECTED = "avslag"
    REMITTED = "återremiss"
    POSTPONED = "bordläggning"
    NOTED = "notering"
    ANSWERED = "besvarad"
    ELECTION = "val"
    OPINION = "remissvar"
    REMOVED = "utgår"


class MatterType(StrEnum):
    """What kind of matter an item is."""

    MOTION = "motion"
    CITIZEN_PROPOSAL = "medborgarförslag"
    INTERPELLATION = "interpellation"
    QUESTION = "fråga"
    REFERRAL = "remiss/yttrande"
    BUDGET = "budget"
    RULES = "taxa/föreskrift"
    POLICY = "styrdokument"
    ELECTION = "val"
    AUDIT = "revision"
    DELEGATION = "delegationsanmälan"
    INFORMATION = "information"
    PERSONAL = "personärende"
    OTHER = "övrigt"


class Basis(StrEnum):
    """How a value is known."""

    STATED = "stated"
    OWN_LISTING = "own_listing"  # the document lists itself in its own Beslutsunderlag
    EARLIEST = "earliest"  # not before this date: shown, never filled in
    INFERRED = "inferred"


class ReferenceKind(StrEnum):
    """What a mention points to."""

    PARAGRAPH = "paragraph"
    DNR = "dnr"
    EARLIER_INSTANCE = "earlier_instance"
    PAPER = "paper"
    LAW = "law"


class ReferenceStatus(StrEnum):
    """Whether the thing that is pointed to is known; the record resolves the rest later."""

    UNRESOLVED = "unresolved"
    WITHIN_FILE = "within_file"


class Severity(StrEnum):
    """How much a problem matters to the registrar."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class FurnitureKind(StrEnum):
    """What belongs to the sheet and not to the matter."""

    PAGE_HEAD = "page_head"
    PAGE_FOOT = "page_foot"
    CONTINUED = "continued"
    SIGNATURES = "signatures"
    TABLE_OF_CONTENTS = "table_of_contents"
    COMMENT = "comment"
    FOOTNOTE = "footnote"
    DELETED = "deleted"
    HIDDEN = "hidden"
    ORNAMENT = "ornament"


class FrontField(StrEnum):
    """What a row of the front page tells."""

    PLACE_TIME = "place_time"
    PRESENT = "present"  # beslutande
    SUBSTITUTES_SERVING = "substitutes_serving"
    SUBSTITUTES = "substitutes"
    OTHERS = "others"
    ADJUSTERS = "adjusters"
    ADJUSTMENT = "adjustment"
    PARAGRAPHS = "paragraphs"
    SIGNATURES = "signatures"
    NOTICE = "notice"
    OTHER = "other"
