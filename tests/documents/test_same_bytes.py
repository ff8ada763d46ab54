"""What was sealed prints the same bytes for ever: sheets as they were kept, and the SHA-256 that their pages had.

A figure here that no longer holds is a broken promise: a page that was handed out would be called altered. Whoever means to
change the page gives it a new edition (``domain.sealing.EDITION``), and draws the older ones as before.
"""

from hashlib import sha256
from pathlib import Path

import pytest
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.sealing import code_of
from parcours_desktop.domain.sheet_text import sheet_from, sheet_text
from parcours_desktop.wording.words import Words
from tests.documents.tagged_pdf import flaws

FIXTURES = Path(__file__).parent / "fixtures"
KEPT = {
    ("sealed_fr", Paper.LETTER, False): "ac60736848a2680e804ec504587e04bc42c043c3e278f1670f276a11083edb3d",
    ("sealed_fr", Paper.LETTER, True): "c369dfab544810eb79b8431af43dbb85c5c78dab826d363f891a4b13bcc595ca",
    ("sealed_fr", Paper.A4, False): "dcdf6d76e9a7b0f268701f11bbf91ee222d2a8917852e5e7ede6e92b537aaf2d",
    ("sealed_fr_ara", Paper.LETTER, False): "db824da20738d3219644c5e2e055a55d1c57d5f9c3fb42c289269503d846e1ef",
    ("sealed_fr_ara", Paper.LETTER, True): "7f222a9c9fabcd97c978d99ba988dd50d5048f997727ccef8689c73f80ac032c",
    ("sealed_fr_ara", Paper.A4, False): "812734ab965c0882f2181fdbde5a82c168e3a92e786c004f950815687f93241d",
    ("signed_before_codes", Paper.LETTER, False): "61e38f15d094dc2f1744522c59ff7a0333394dba4d28b7b6b079af44deeda94c",
    ("signed_before_codes", Paper.LETTER, True): "5d5e1acd923f9837314c9b2c22bb4cb6db5cbba8cc428ad0db258cd73a12b885",
    ("signed_before_codes", Paper.A4, False): "5526e7d295b333c7aa22992ecb0157cb0e722ec9e5a852cdb02bbf38d29aa0d7",
}


def kept(name: str) -> str:
    return (FIXTURES / f"{name}.json").read_text("utf-8").rstrip("\n")


@pytest.mark.parametrize(("name", "paper", "large"), KEPT, ids=str)
def test_a_sealed_sheet_prints_the_bytes_that_it_always_had(name: str, paper: Paper, large: bool) -> None:
    pdf = draw_plan(sheet_from(kept(name)), Words("fr"), paper, large=large)
    assert flaws(pdf) == []
    assert sha256(pdf).hexdigest() == KEPT[name, paper, large]


@pytest.mark.parametrize("name", ["sealed_fr", "sealed_fr_ara"])
def test_a_sealed_sheet_still_makes_the_code_that_its_pages_bear(name: str) -> None:
    sheet = sheet_from(kept(name))
    assert sheet_text(sheet) == kept(name)
    assert code_of(sheet) == sheet.code
