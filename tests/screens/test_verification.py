"""Verifying a printed plan: in force, replaced, taken back, altered, unknown; each planted and named."""

from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import shown_code
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.domain.verification import Standing
from parcours_desktop.queries.plan_versions import signed_sheet
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.printouts import Printout
from parcours_desktop.screens.verification import MOST_BYTES, VerificationScreen, pdf_at, verified
from parcours_desktop.wording.words import Words
from tests.builders.cases import a_case

FRENCH = Words("fr")


@pytest.fixture
def plan(desk: Desk) -> PlanScreen:
    case = a_case(desk)
    desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte bancaire"))
    return PlanScreen(desk, FRENCH, case)


@pytest.fixture
def screen(desk: Desk) -> VerificationScreen:
    return VerificationScreen(desk, FRENCH)


def seal(plan: PlanScreen) -> PlanSheet:
    number = plan.seal(plan.sealing(SealForm.SIGNED)())
    assert number is not None
    with plan.desk.reading() as file:
        sheet = signed_sheet(file, plan.case_id, number)
    assert sheet is not None
    return sheet


def saved(page: Printout, path: Path) -> Path:
    page.record(page.saving(path)())
    return path


def standing(desk: Desk, pdf: bytes) -> Standing:
    return verified(desk, pdf).standing


def test_the_code_of_a_sealed_plan_says_that_it_is_in_force(plan: PlanScreen, screen: VerificationScreen) -> None:
    sheet = seal(plan)
    answer = screen.typed(shown_code(sheet.code).lower().replace("-", " "))
    assert answer.verdict.standing is Standing.CURRENT
    assert answer.case_id == plan.case_id
    assert answer.details[1].startswith("Version 1, scellée le 23\u00a0novembre 2026 par Sophie Lavoie")


def test_the_fingerprint_that_was_sealed_is_that_of_the_page_that_is_saved(plan: PlanScreen, tmp_path: Path) -> None:
    command = plan.sealing(SealForm.SIGNED)()
    plan.seal(command)
    path = tmp_path / "plan.pdf"
    plan.printout().saving(path)()  # saved, and never entered in the register
    assert command.sha256 == sha256(path.read_bytes()).hexdigest()
    assert standing(plan.desk, path.read_bytes()) is Standing.CURRENT


def test_a_version_replaced_since_says_by_which_one_and_when(
    plan: PlanScreen, screen: VerificationScreen, tmp_path: Path
) -> None:
    sheet = seal(plan)
    path = saved(plan.printout(), tmp_path / "plan.pdf")
    plan.show_version(None)
    plan.desk.do(AddStep(plan.case_id, Strand.FRENCH, "Passer le test de classement"))
    seal(plan)
    sentence = "Authentique, mais remplacée le 23\u00a0novembre\u00a02026 par la version\u00a02."
    assert screen.typed(sheet.code).sentence.replace("\u00a0", " ") == sentence.replace("\u00a0", " ")
    assert screen.verifying(path)().verdict.standing is Standing.SUPERSEDED


def test_a_signature_that_was_taken_back_is_told(plan: PlanScreen, screen: VerificationScreen) -> None:
    sheet = seal(plan)
    plan.undo()
    assert screen.typed(sheet.code).verdict.standing is Standing.WITHDRAWN


def test_a_copy_in_large_print_or_on_other_paper_is_authentic_though_nobody_saved_it(plan: PlanScreen) -> None:
    sheet = seal(plan)
    for paper in Paper:
        for large in (False, True):
            assert standing(plan.desk, draw_plan(sheet, FRENCH, paper, large=large)) is Standing.CURRENT


def _flipped(pdf: bytes) -> bytes:
    place = pdf.index(b"/MediaBox[0 0 612") + len(b"/MediaBox[0 0 6")
    return pdf[:place] + b"2" + pdf[place + 1 :]


def _rewritten(pdf: bytes) -> bytes:
    out = BytesIO()
    with pikepdf.open(BytesIO(pdf)) as document:
        document.docinfo["/Title"] = "Autre"
        document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("alter", [_flipped, _rewritten])
def test_a_page_that_was_changed_is_altered(plan: PlanScreen, alter: Callable[[bytes], bytes]) -> None:
    seal(plan)
    assert standing(plan.desk, alter(plan.printout().draw())) is Standing.ALTERED


def test_a_page_made_from_other_rows_with_a_known_code_is_altered(plan: PlanScreen) -> None:
    sheet = seal(plan)
    assert standing(plan.desk, draw_plan(replace(sheet, person_name="Autre"), FRENCH, Paper.LETTER)) is Standing.ALTERED


def test_kept_rows_that_were_changed_in_the_file_are_found_out(plan: PlanScreen, screen: VerificationScreen) -> None:
    sheet = seal(plan)
    with plan.desk.office.file.writing() as connection:
        connection.exec_driver_sql("UPDATE plan_version SET sheet = replace(sheet, 'bancaire', 'secret')")
    assert screen.typed(sheet.code).verdict.standing is Standing.KEPT_ALTERED


def test_a_draft_that_was_printed_is_known_and_one_that_was_not_is_unknown(plan: PlanScreen, tmp_path: Path) -> None:
    assert standing(plan.desk, plan.printout().draw()) is Standing.UNKNOWN
    path = saved(plan.printout(), tmp_path / "plan.pdf")
    assert standing(plan.desk, path.read_bytes()) is Standing.DRAFT


@pytest.mark.parametrize("text", ["", "7F3K", "Rania Haddad", "7F3K-9QXU"])
def test_what_is_no_code_is_refused_where_it_was_typed(screen: VerificationScreen, text: str) -> None:
    with pytest.raises(Refused) as refused:
        screen.typed(text)
    assert (refused.value.refusals[0].code, refused.value.refusals[0].field) == ("not_a_code", "code")


def test_a_code_that_nobody_sealed_is_unknown(screen: VerificationScreen) -> None:
    assert screen.typed("7F3K-9QX2").verdict.standing is Standing.UNKNOWN


def test_files_that_are_no_pdf_are_refused_with_a_reason(desk: Desk, tmp_path: Path) -> None:
    listed = tmp_path / "liste.csv"
    listed.write_bytes(b"nom;prenom\n")
    large = tmp_path / "grand.pdf"
    with large.open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    broken = tmp_path / "brise.pdf"
    broken.write_bytes(b"%PDF-1.7\nrien")
    locked = tmp_path / "protege.pdf"
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(locked, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    for path, code in (
        (listed, "not_a_pdf"),
        (tmp_path, "not_a_pdf"),
        (large, "pdf_too_large"),
        (tmp_path / "absent.pdf", "pdf_cannot_be_opened"),
        (broken, "pdf_unreadable"),
        (locked, "pdf_unreadable"),
    ):
        with pytest.raises(Refused) as refused:
            verified(desk, pdf_at(path))
        assert refused.value.refusals[0].code == code
