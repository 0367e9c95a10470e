"""The score's weights: one table, calibrated on the labelled examples of tests/unit/decisions/linking."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Weights:
    """Points of each kind of evidence, factors that lower a name's points, and the two limits. Sum at most 100."""

    # Kind 1. For a paper its proposed decision is what clauses are for a decision.
    name_in_title: int = 60
    name_in_clause: int = 60
    # Kind 2.
    same_case: int = 50
    instance: int = 55
    further_instance: float = 0.8  # for each reference more that lies between
    known_case: int = 50
    # Kind 3, by what of the known paper's description agrees.
    paper_title_date_sender: int = 55
    paper_title_date: int = 45
    paper_title_sender: int = 35
    paper_date_sender: int = 35
    # Kind 4.
    name_in_lead_in: int = 40
    name_in_proposal: int = 35
    name_in_sources: int = 30
    name_in_body: int = 30
    everyday_name: int = 20  # not distinctive, but written as a name, with its county or leader beside it
    # Kind 5: times the closeness, which is 0 to 1; below the floor it is nothing.
    closeness: int = 40
    closeness_floor: float = 0.5
    unexpected_body: float = 0.8
    outside_time: float = 0.4
    # Support, never enough alone: an everyday phrase of the initiative, its county or lead organisation.
    everyday_phrase: int = 5
    surroundings: int = 10
    # Factors on a name's points.
    inflected: float = 0.8
    misread: float = 0.4
    slightly_misread: float = 0.7
    few_slips: int = 2
    not_as_name: float = 0.3
    outside_validity: float = 0.5
    outside_period: float = 0.5
    shared_name: float = 0.5
    foreign: float = 0.5
    # Limits: at least this much for a suggestion; this much from evidence of kind 1 for an automatic link.
    suggest: int = 20
    automatic: int = 60


WEIGHTS = Weights()
