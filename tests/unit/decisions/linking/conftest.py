"""The initiatives of the labelled examples."""

import pytest

from decisions.linking import InitiativeProfile
from tests.factories import labelled


@pytest.fixture(scope="session")
def barnens_basta() -> InitiativeProfile:
    return labelled.BARNENS_BASTA


@pytest.fixture(scope="session")
def komplex_problematik() -> InitiativeProfile:
    return labelled.KOMPLEX_PROBLEMATIK


@pytest.fixture(scope="session")
def cykelstrak() -> InitiativeProfile:
    return labelled.CYKELSTRAK


@pytest.fixture(scope="session")
def profiles() -> tuple[InitiativeProfile, ...]:
    return labelled.PROFILES
