"""The plan in two languages: line beside line, each run named in its language, right to left where it is read so."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pikepdf
import pytest
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.codes import Place
from parcours_desktop.domain.plan_translation import SecondLanguage
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sheet_text import sheet_from, sheet_text
from parcours_desktop.system.reference import Reference
from parcours_desktop.system.translation_tables import LANGUAGES
from parcours_desktop.wording.words import Words
from tests.builders.acts import wall
from tests.builders.plans import a_plan_sheet, a_step, an_appointment, in_order
from tests.builders.second_language import a_bilingual_sheet, a_catalogue_step
from tests.documents.pdf_reading import ink_in_margins, page_texts, squeezed, text_of
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")
JOINED_NO_MORE = "\u200c"
SIGNS = "()«».,:;،؛。（）"


def drawn(sheet: PlanSheet, *, large: bool = False, paper: Paper = Paper.LETTER) -> bytes:
    return draw_plan(sheet, FRENCH, paper, large=large)


def second_of(sheet: PlanSheet) -> SecondLanguage:
    assert sheet.second is not None
    return sheet.second


def languages_of(pdf: bytes) -> set[str]:
    """The languages that elements of the tree name."""
    found = set()
    with pikepdf.open(BytesIO(pdf)) as file:
        for one in file.objects:
            if isinstance(one, pikepdf.Dictionary) and "/S" in one and "/Lang" in one:
                found.add(str(one.Lang))
    return found


def says(pdf: bytes, wanted: str) -> bool:
    """Whether a page says something: word for word, since readers of PDF differ on where signs stand in mixed lines."""
    text = squeezed(text_of(pdf)).replace(JOINED_NO_MORE, "")
    return all(squeezed(word.strip(SIGNS)).replace(JOINED_NO_MORE, "") in text for word in wanted.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("large", [False, True])
def test_every_language_is_whole_tagged_and_inside_the_margins(
    language: str, large: bool, reference: Reference
) -> None:
    sheet = a_bilingual_sheet(reference, language)
    pdf = drawn(sheet, large=large)
    assert flaws(pdf) == []
    assert languages_of(pdf) == {second_of(sheet).tag}
    assert not ink_in_margins(pdf)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_french_says_the_other_language_says_beside_it(language: str, reference: Reference) -> None:
    sheet = a_bilingual_sheet(reference, language)
    second, pdf = second_of(sheet), drawn(sheet)
    for french in ("Mon plan d’action", "Installation", "Démarche", "Avec qui", "Pour le", "Prochain rendez-vous",
                   "Obtenir mon numéro d’assurance sociale (NAS)", "Installer la famille et inscrire les enfants",
                   "texte non traduit", "Mon agente", "En attente", "à fixer", "Abandonnée", "Date"):  # fmt: skip
        if french != "texte non traduit":
            assert says(pdf, french), french
        assert says(pdf, second.text(french)), french
    assert says(pdf, second.text("fait le {day}", day=second.day(date(2026, 8, 14), without_year=True)))
    assert says(pdf, second.day(date(2026, 9, 11)))
    assert says(pdf, second.day(an_appointment().starts_at))


def test_what_was_typed_by_hand_stays_in_french_and_is_said_not_to_be_translated(reference: Reference) -> None:
    sheet = a_bilingual_sheet(
        reference, "eng", steps=in_order([a_step("Inscrire Maya", detail="Le matin")]), objectives=()
    )
    text, mark = text_of(drawn(sheet)), second_of(sheet).text("texte non traduit")
    assert "Inscrire Maya" in text
    assert text.count(mark) == 1
    whole = a_bilingual_sheet(reference, "eng", steps=(a_catalogue_step(reference, "INS-01"),), objectives=())
    assert second_of(whole).text("texte non traduit") not in text_of(drawn(whole))


def test_a_catalogue_label_that_the_officer_changed_counts_as_typed_by_hand(reference: Reference) -> None:
    changed = a_catalogue_step(reference, "INS-04", label="Ouvrir un compte à la caisse", detail="", documents="")
    sheet = a_bilingual_sheet(reference, "spa", steps=(changed,), objectives=())
    assert second_of(sheet).text("texte non traduit") in text_of(drawn(sheet))


def test_only_a_reviewed_translation_leaves_out_that_the_french_text_counts(reference: Reference) -> None:
    sheet = a_bilingual_sheet(reference, "eng")
    told = "le texte français est officiel"
    assert squeezed(told) in squeezed(text_of(drawn(sheet)))
    reviewed = replace(sheet, second=replace(second_of(sheet), reviewed_by="M. Ba, traductrice agréée"))
    assert squeezed(told) not in squeezed(text_of(drawn(reviewed)))
    assert flaws(drawn(reviewed)) == []


@pytest.mark.parametrize("language", ["ara", "zho", "hat"])
def test_a_kept_plan_prints_the_same_bytes(language: str, reference: Reference) -> None:
    sheet = a_bilingual_sheet(reference, language)
    kept = sheet_from(sheet_text(sheet))
    for large in (False, True):
        assert drawn(kept, large=large) == drawn(sheet, large=large)
    assert drawn(sheet, paper=Paper.A4) == drawn(kept, paper=Paper.A4)


@pytest.mark.parametrize("language", ["ara", "eng"])
def test_long_steps_go_on_over_the_page_and_no_page_stays_half_empty(language: str, reference: Reference) -> None:
    steps = in_order([a_catalogue_step(reference, "INS-02") for _ in range(14)])
    pdf = drawn(a_bilingual_sheet(reference, language, steps=steps, objectives=()))
    texts = page_texts(pdf)
    assert flaws(pdf) == []
    assert len(texts) >= 3
    assert min(map(len, texts[:-1])) > 0.6 * max(map(len, texts[:-1]))


@pytest.mark.parametrize("language", ["ara", "ukr"])
def test_a_bare_plan_says_in_both_languages_what_is_to_come(language: str, reference: Reference) -> None:
    bare = {"steps": (), "objectives": (), "arrived_on": None, "officer": None, "next_appointment": None}
    sheet = a_bilingual_sheet(reference, language, **bare, first_meeting_at=None, version=None)
    pdf = drawn(sheet)
    assert flaws(pdf) == []
    for french in ("à désigner", "À fixer ensemble", "Première rencontre à fixer",
                   "Aucune démarche dans ce volet pour le moment."):  # fmt: skip
        assert says(pdf, second_of(sheet).text(french)), french


def test_french_alone_names_no_other_language() -> None:
    assert languages_of(drawn(a_plan_sheet())) == set()


@pytest.mark.parametrize("language", ["ara", "hat"])
def test_the_strip_to_tear_off_says_days_and_places_in_both(language: str, reference: Reference) -> None:
    coming = tuple(
        an_appointment(
            id=number, uid=uid, utc_offset=-240, starts_at=wall(f"2026-09-0{number}T10:00"), place=Place.OFFICE
        )
        for number, uid in enumerate(("a@parcours-desktop", "b@parcours-desktop", ""), 1)
    )
    sheet = a_bilingual_sheet(reference, language, appointments=coming, version=None)
    pdf = drawn(sheet)
    assert flaws(pdf) == []
    assert says(pdf, second_of(sheet).text("À détacher\u00a0: mes prochains rendez-vous"))
    assert all(says(pdf, second_of(sheet).day(row.starts_at)) for row in coming)
    assert says(pdf, second_of(sheet).text("au bureau"))
