"""All writes of the record, one verb each."""

from decisions.services.appendices import bind_meeting, bind_paper
from decisions.services.cases import attach_cases, same_number_elsewhere
from decisions.services.correct import (
    ahead,
    correct,
    correct_attendance,
    correct_edition,
    mark_corrected,
    state_adjustment,
    wrong_adjustment,
)
from decisions.services.erase import SamePerson, ask_erasure, carry_out, drop_erasure
from decisions.services.files import close_file, open_file, public_name
from decisions.services.gate import GateClosed, Severity, Stop, check_minutes, check_paper
from decisions.services.initiatives import publish_initiative, unpublish_initiative
from decisions.services.meetings import ensure_meeting, next_number_of_day
from decisions.services.publish import (
    move,
    publish_minutes,
    publish_paper,
    reopen,
    touch_committee,
    withdraw,
    withhold,
)
from decisions.services.records import as_corrected, committee_of, key_of
from decisions.services.rescan import Finder, ask_rescan, rescan_initiative, run_rescan, unfinished_rescans
from decisions.services.reshaping import MergePreview, NotNow, merge_initiatives, merge_preview, split_initiative
from decisions.services.setup import (
    EDITORIAL_GROUP,
    County,
    ensure_authority,
    ensure_committee,
    ensure_county,
    ensure_diary,
    registrars_group_name,
)
from decisions.services.take_back import NotOnlyDrafts, take_back

__all__ = [
    "EDITORIAL_GROUP",
    "County",
    "Finder",
    "GateClosed",
    "MergePreview",
    "NotNow",
    "NotOnlyDrafts",
    "SamePerson",
    "Severity",
    "Stop",
    "ahead",
    "as_corrected",
    "ask_erasure",
    "ask_rescan",
    "attach_cases",
    "bind_meeting",
    "bind_paper",
    "carry_out",
    "check_minutes",
    "check_paper",
    "close_file",
    "committee_of",
    "correct",
    "correct_attendance",
    "correct_edition",
    "drop_erasure",
    "ensure_authority",
    "ensure_committee",
    "ensure_county",
    "ensure_diary",
    "ensure_meeting",
    "key_of",
    "mark_corrected",
    "merge_initiatives",
    "merge_preview",
    "move",
    "next_number_of_day",
    "open_file",
    "public_name",
    "publish_initiative",
    "publish_minutes",
    "publish_paper",
    "registrars_group_name",
    "reopen",
    "rescan_initiative",
    "run_rescan",
    "same_number_elsewhere",
    "split_initiative",
    "state_adjustment",
    "take_back",
    "touch_committee",
    "unfinished_rescans",
    "unpublish_initiative",
    "withdraw",
    "withhold",
    "wrong_adjustment",
]  # fmt: skip
