"""What the tests of lists share."""

import pytest
from parcours_desktop.exchange.lists.spellings import ListCodes, list_codes_of
from parcours_desktop.system.reference import Reference


@pytest.fixture(scope="session")
def list_codes(reference: Reference) -> ListCodes:
    """The spellings of the reference data that a list may use."""
    return list_codes_of(reference)
