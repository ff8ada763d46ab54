"""The sheet of a referral: tagged, whole, and silent about whatever the person did not consent to."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.referral_page import draw_referral
from parcours_desktop.domain.codes import NeedDomain
from parcours_desktop.domain.consents import REFERRAL_FIELDS
from parcours_desktop.domain.referral_sheet import ReferralSheet, referral_sheet_of
from parcours_desktop.domain.service_codes import (
    ConsentPurpose,
    LegalGround,
    ReferralState,
    ReferralWay,
    ServiceKind,
    SharedField,
)
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.wording.words import Words
from tests.builders.papers import TOKENS, a_consent, a_telling_case
from tests.documents.pdf_reading import ink_in_margins, opened, squeezed, text_of
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")
OWN = {
    SharedField.NEEDS: ("Logement permanent", "Urgent"),
    SharedField.ASSETS: ("Violoncelliste", "Visite du lundi", "Conduit un tracteur"),
    SharedField.STEPS: ("Acheter une bicyclette",),
}
"""What the referral itself tells of a part; other parts are those of the case."""
SILENT = {SharedField.OBJECTIVES, SharedField.RESULTS, SharedField.APPOINTMENTS}
"""Parts that no referral tells, whatever the consent covers."""


def a_row(**overrides: Any) -> ReferralRow:
    """A referral for housing, sent, that serves the first step of the plan."""
    row = ReferralRow(
        7, 1, 1, "cd" * 16, "Carrefour Le Pont", ServiceKind.HOUSING, (NeedDomain.HOUSING,), "Violoncelliste",
        "Visite du lundi", "Merci de joindre la famille.", "ab" * 16, None, "", date(2026, 8, 21), ReferralWay.EMAIL,
        ReferralState.SENT, None, "", None, 1, "slavoie",
    )  # fmt: skip
    return replace(row, **overrides)


def a_sheet(*fields: SharedField, **overrides: Any) -> ReferralSheet:
    consent = a_consent(*fields, purpose=ConsentPurpose.REFERRAL, ends_on=date(2027, 2, 20))
    return referral_sheet_of(a_row(**overrides), a_telling_case(), fields, consent, ("12, rue des Pins", "Montréal"))


def text(sheet: ReferralSheet) -> str:
    return squeezed(text_of(draw_referral(sheet, FRENCH, Paper.LETTER))).lower()


def tokens(part: SharedField) -> tuple[str, ...]:
    said = () if part is SharedField.STEPS else TOKENS[part]
    return tuple(squeezed(token).lower() for token in (*said, *OWN.get(part, ())))


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", Paper)
def test_the_sheet_is_tagged_without_a_flaw_and_the_same_rows_give_the_same_bytes(paper: Paper, large: bool) -> None:
    pdf = draw_referral(a_sheet(*SharedField), FRENCH, paper, large)
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []
    assert pdf == draw_referral(a_sheet(*SharedField), FRENCH, paper, large)
    assert "Zorabel" not in " ".join(str(value) for value in opened(pdf).metadata.values())


@pytest.mark.parametrize("bad", ["<b>x</b> & ]]>", "W" * 3000, "رانيا حداد (12)", "\x00\ud800", "👩‍👩‍👧"])
def test_whatever_is_written_the_sheet_stays_whole(bad: str) -> None:
    pdf = draw_referral(
        a_sheet(*SharedField, assets=bad, done=bad, message=bad, organization_name=bad), FRENCH, Paper.LETTER
    )
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []


@settings(max_examples=40, deadline=None)
@given(st.sets(st.sampled_from(SharedField)))
def test_nothing_outside_the_consent_is_in_the_text(fields: set[SharedField]) -> None:
    said = text(a_sheet(*(field for field in SharedField if field in fields)))
    for part in SharedField:
        if part not in fields or part in SILENT:
            covered = {
                squeezed(FRENCH.label(field)).lower() for field in fields
            }  # the names of the parts consented to are told
            left = said
            for name in covered:
                left = left.replace(name, "")
            assert [token for token in tokens(part) if token in left] == [], part
    assert "noteinterne" not in said


def test_with_everything_consented_it_says_who_why_what_helps_and_what_was_done() -> None:
    said = text(a_sheet(*SharedField))
    for expected in (
        "Zorabel Quist", "Carrefour Le Pont", "Logement", "Urgent", "Violoncelliste", "Visite du lundi",
        "Merci de joindre la famille.", "Acheter une bicyclette", "20 août 2026", "20 février 2027", "Sophie Lavoie",
    ):  # fmt: skip
        assert squeezed(expected).lower() in said, expected


def test_on_a_legal_ground_it_names_the_ground_instead_of_a_consent() -> None:
    row = a_row(consent="", legal_ground=LegalGround.DANGER, ground_note="Menace de mort le 20 août.")
    sheet = referral_sheet_of(row, a_telling_case(), (SharedField.IDENTITY, SharedField.CONTACT), None)
    said = text(sheet)
    assert squeezed(FRENCH.label(LegalGround.DANGER)).lower() in said
    assert squeezed("Menace de mort le 20 août.").lower() in said
    assert squeezed("a consenti").lower() not in said


def test_the_usual_consent_gives_one_page() -> None:
    assert len(opened(draw_referral(a_sheet(*REFERRAL_FIELDS), FRENCH, Paper.LETTER)).pages) == 1
