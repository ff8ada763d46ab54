"""Address labels: each in its place on the sheet, one for a household, Canada Post's form, whatever people are called."""

import pypdfium2
import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.envelope_page import draw_envelopes
from parcours_desktop.documents.label_page import MILLIMETRE, PAPERS, draw_labels
from parcours_desktop.documents.paper import Envelope
from parcours_desktop.domain.labels import Label, LabelGrid, address_lines
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.queries.issues import issues
from parcours_desktop.queries.labels import labels_of
from parcours_desktop.screens.labels import LabelsScreen
from parcours_desktop.system.reference import load_reference
from parcours_desktop.wording.words import Words
from tests.builders.cases import a_case
from tests.documents.pdf_reading import ink_in_margins
from tests.documents.tagged_pdf import flaws
from tests.documents.test_case_papers import BAD

FRENCH = Words("fr")
GRIDS = load_reference().label_grids


def labels(count: int) -> tuple[Label, ...]:
    return tuple(
        Label(f"Personne {number}", ("12, rue des Pins", "MONTRÉAL QC  H2X 1Y4"), (number,)) for number in range(count)
    )


def places(pdf: bytes, grid: LabelGrid) -> list[list[tuple[int, int, str]]]:
    """For each page: row, column and name of what stands there, by where it is drawn."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for page in document:
        height, text, found = page.get_height(), page.get_textpage(), []
        for index in range(text.count_rects()):
            left, bottom, right, top = text.get_rect(index)
            said = text.get_text_bounded(left, bottom, right, top)
            if said.startswith("Personne"):
                across = (left / MILLIMETRE - grid.left) / grid.across
                down = ((height - top) / MILLIMETRE - grid.top) / grid.down
                assert right / MILLIMETRE <= grid.left + int(across) * grid.across + grid.width
                found.append((int(down), int(across), said))
        pages.append(found)
    document.close()
    return pages


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.code)
def test_labels_fill_the_places_from_the_first_free_one_and_go_on_over_sheets(grid: LabelGrid) -> None:
    pdf = draw_labels(labels(grid.places), FRENCH, grid, first=3)
    first, second = places(pdf, grid)
    assert first[0] == (0, 2, "Personne 0")
    assert first[-1][:2] == (grid.rows - 1, grid.columns - 1)
    assert [name for _, _, name in second] == [f"Personne {grid.places - 2}", f"Personne {grid.places - 1}"]
    assert second[0][:2] == (0, 0)
    assert flaws(pdf) == []


@pytest.mark.parametrize("grid", GRIDS, ids=lambda grid: grid.code)
def test_the_grid_stands_on_its_paper(grid: LabelGrid) -> None:
    paper = PAPERS[grid.paper]
    assert (grid.left + (grid.columns - 1) * grid.across + grid.width) * MILLIMETRE <= paper.width
    assert (grid.top + (grid.rows - 1) * grid.down + grid.height) * MILLIMETRE <= paper.height


@pytest.mark.parametrize(
    "text", BAD, ids=["markup", "control", "long", "surrogate", "emoji", "marks", "arabic", "empty"]
)
def test_whatever_people_are_called_the_sheet_stays_whole(text: str) -> None:
    assert flaws(draw_labels([Label(text, (text, "MONTRÉAL QC"), (1, 2))], FRENCH, GRIDS[0])) == []


def test_an_address_is_written_as_the_post_wants_it_and_not_at_all_when_a_letter_cannot_reach_it() -> None:
    assert address_lines("12, rue des Pins", "Québec", "G1K 4A2") == ("12, rue des Pins", "QUÉBEC QC  G1K 4A2")
    assert address_lines("", "Québec", "G1K 4A2") == ()
    assert address_lines("12, rue des Pins", " ", "") == ()


def test_a_household_has_one_label_and_who_has_no_address_is_named(desk: Desk) -> None:
    home = {"street": "12, rue des Pins", "city": "Montréal", "postal_code": "H2X 1Y4"}
    first = a_case(desk, **home)
    with desk.reading() as file:
        key = file.exec_driver_sql("SELECT household_key FROM cases WHERE id=?", (first,)).scalar()
    second = a_case(desk, csq_number="CSQ-77777777", given_name="Omar", household_key=key or "m1", **home)
    third = a_case(desk, csq_number="CSQ-77777778", given_name="Zoé")
    with desk.reading() as file:
        found, left = labels_of(file, (third, first, second))
    assert len(left) == 1
    assert {case for label in found for case in label.cases} == {first, second}


@pytest.mark.parametrize("envelope", Envelope)
def test_an_envelope_bears_the_address_and_the_office_on_its_own_paper(envelope: Envelope) -> None:
    pdf = draw_envelopes(labels(2), ("Accompagnement Québec", "Bureau de Montréal"), FRENCH, envelope)
    document = pypdfium2.PdfDocument(pdf)
    assert [page.get_size() for page in document] == [pytest.approx(envelope.value, abs=0.01)] * 2
    assert "Personne 1" in document[1].get_textpage().get_text_bounded()
    document.close()
    assert flaws(pdf) == []
    long = draw_envelopes([Label("x" * 4000, ("y" * 400,), (1,))], (), FRENCH, envelope)
    assert (flaws(long), ink_in_margins(long)) == ([], [])


def test_printed_labels_are_in_the_register_for_each_case(desk: Desk, tmp_path) -> None:  # type: ignore[no-untyped-def]
    case = a_case(desk, street="12, rue des Pins", city="Montréal", postal_code="H2X 1Y4")
    screen = LabelsScreen(desk, FRENCH, (case,))
    assert [one.code for one in screen.refusals({"grid": "5160", "first": 31})] == ["no_such_label"]
    page = screen.printout(screen.proposed())
    page.record(page.saving(tmp_path / "etiquettes.pdf")())
    with desk.reading() as file:
        (kept,) = issues(file, case_id=case)
    assert kept.kind is DocumentKind.LABELS
    page = screen.printout({"grid": "TEN", "first": 1})
    page.record(page.saving(tmp_path / "enveloppes.pdf")())
    with desk.reading() as file:
        assert issues(file, case_id=case)[0].kind is DocumentKind.ENVELOPES
