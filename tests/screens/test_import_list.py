"""The import as a screen: columns corrected, every row with its verdict, typed values kept, one act, taken back."""

import csv
import json
from pathlib import Path

import pytest
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.queries.case_list import CaseFilter, case_count
from parcours_desktop.screens.import_list import ImportScreen, ImportStep
from parcours_desktop.screens.import_rows import RowFilter
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from tests.builders.acts import seen, stored
from tests.builders.cases import a_case
from tests.builders.lists import a_list, two_sheets


@pytest.fixture
def screen(desk: Desk) -> ImportScreen:
    return ImportScreen(desk, Words("fr"))


def examined(screen: ImportScreen, path: Path) -> ImportScreen:
    screen.take_list(screen.read(path))
    screen.take_preview(screen.check(Progress()))
    return screen


def imported(screen: ImportScreen, path: Path) -> ImportScreen:
    examined(screen, path)
    screen.take_done(screen.bring_in(Progress()))
    return screen


def cases(desk: Desk) -> int:
    with desk.reading() as file:
        return case_count(file, CaseFilter(), desk.clock.today())


def said_of(screen: ImportScreen, row: int) -> str:
    return screen.rows.lines([row])[0].said


def test_the_sample_list_is_recognized_and_every_row_has_its_verdict(screen: ImportScreen, desk: Desk) -> None:
    screen.take_list(screen.read(resource_path("trial/arrivals.csv")))
    assert screen.step is ImportStep.COLUMNS
    assert screen.columns is not None
    assert screen.columns.about == "600 lignes · CSV, point-virgule, UTF-8"
    assert screen.columns.recognized == 29
    screen.take_preview(screen.check(Progress()))
    counts = screen.rows.counts()
    assert (counts[RowFilter.ALL], counts[RowFilter.NEW], counts[RowFilter.REFUSED]) == (600, 591, 9)
    assert said_of(screen, 11) == "«\u00a0Date de naissance\u00a0»\u00a0: la date 1990-02-31 n’existe pas."
    assert cases(desk) == 0


def test_a_column_is_corrected_and_a_list_without_certificates_is_refused_in_words(
    screen: ImportScreen, tmp_path: Path
) -> None:
    screen.take_list(screen.read(a_list(tmp_path, headings={"No CSQ": "Colonne A"})))
    assert screen.columns is not None
    assert "numéro de certificat" in screen.columns.missing
    screen.map_column(0, "csq_number")
    assert screen.columns.missing == ""
    screen.map_column(3, "csq_number")
    fields = [column.field for column in screen.columns.columns]
    assert (fields[0], fields[3]) == ("", "csq_number")


def test_a_second_column_of_the_same_heading_and_an_unknown_one_are_flagged(
    screen: ImportScreen, tmp_path: Path
) -> None:
    screen.take_list(screen.read(a_list(tmp_path, headings={"Autre nom": "Nom", "Vol": "Siège"})))
    assert screen.columns is not None
    remarks = {column.heading: column.remark for column in screen.columns.columns if column.remark}
    assert remarks == {
        "Nom": "Une autre colonne porte déjà ce titre.",
        "Siège": "Colonne inconnue\u00a0: elle n’est pas importée.",
    }
    screen.map_column(0, "")
    assert screen.columns.columns[0].remark == "Cette colonne n’est pas importée."


def test_a_list_that_can_open_no_case_says_what_it_lacks(screen: ImportScreen, tmp_path: Path) -> None:
    screen.take_list(screen.read(a_list(tmp_path, only=["No CSQ", "Nom", "Téléphone"])))
    assert screen.columns is not None
    assert screen.columns.missing == ""
    assert "Date de naissance" in screen.columns.missing_for_new


def test_what_is_no_list_is_refused_and_said_in_words(screen: ImportScreen, tmp_path: Path) -> None:
    empty = tmp_path / "vide.csv"
    empty.write_bytes(b"")
    with pytest.raises(Refused) as refused:
        screen.read(empty)
    screen.complain(refused.value.refusals)
    assert (screen.step, screen.complaint) == (ImportStep.CHOOSE, "Ce fichier est vide.")
    with pytest.raises(Trouble):
        screen.read(tmp_path / "absent.csv")


def test_an_import_is_one_act_that_is_announced_and_taken_back(
    screen: ImportScreen, desk: Desk, tmp_path: Path
) -> None:
    heard: list[Changes] = []
    desk.listen(heard.append)
    imported(screen, a_list(tmp_path, 5))
    assert (screen.step, len(heard), cases(desk)) == (ImportStep.RESULT, 1, 5)
    assert screen.can_undo
    assert screen.summary == "liste.csv\u00a0: 5 dossiers ouverts."
    assert all(line.file_number for line in screen.rows.lines(screen.rows.ids))
    screen.take_undone(screen.undo(Progress()))
    assert (cases(desk), len(heard), screen.can_undo) == (0, 2, False)
    assert screen.summary == "L’importation a été annulée\u00a0: les dossiers sont comme avant."


def test_an_import_taken_back_elsewhere_is_said_and_the_one_before_is_left_alone(
    screen: ImportScreen, desk: Desk, tmp_path: Path
) -> None:
    imported(screen, a_list(tmp_path, 3, name="première.csv"))
    screen.restart()
    imported(screen, a_list(tmp_path, 3, name="seconde.csv", odd={2: {"Ville": "Gaspé"}}))
    drawn: list[tuple[bool, bool]] = []
    screen.changed.connect(lambda: drawn.append((screen.can_undo, screen.is_undone)))
    desk.undo()
    assert drawn == [(False, True)]
    desk.redo()
    assert drawn[-1] == (True, False)


def test_after_another_act_the_import_is_not_what_undo_would_take_back(
    screen: ImportScreen, desk: Desk, tmp_path: Path
) -> None:
    imported(screen, a_list(tmp_path, 3))
    a_case(desk)
    assert (screen.can_undo, screen.is_undone) == (False, False)
    desk.undo()
    assert (screen.can_undo, screen.is_undone) == (True, False)


def test_a_second_import_of_the_same_list_has_nothing_to_do(screen: ImportScreen, desk: Desk, tmp_path: Path) -> None:
    path = a_list(tmp_path, 5)
    imported(screen, path)
    screen.restart()
    examined(screen, path)
    assert screen.rows.count(Verdict.UNCHANGED) == 5
    assert screen.writing == 0
    assert "rien à importer" in screen.summary


def test_a_cancelled_import_keeps_nothing(screen: ImportScreen, desk: Desk, tmp_path: Path) -> None:
    examined(screen, a_list(tmp_path, 5))
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        screen.bring_in(progress)
    assert cases(desk) == 0
    assert screen.step is ImportStep.EXAMINE


def corrected(screen: ImportScreen, desk: Desk, folder: Path) -> int:
    """Row 2's phone was typed by hand; a corrected list contradicts it. Answers the case."""
    imported(screen, a_list(folder, 3, odd={2: {"Téléphone": "514 555-0002"}}))
    case = next(row.case_id for row in screen.rows.compared if row.row.number == 2)
    assert case is not None
    desk.do(ChangeProfile(case, {"phone": "514 555-0777"}, seen(desk)))
    screen.restart()
    examined(screen, a_list(folder, 3, name="corrigée.csv", odd={2: {"Téléphone": "438 555-0123"}}))
    return case


def test_a_typed_value_is_kept_unless_the_officer_agrees(screen: ImportScreen, desk: Desk, tmp_path: Path) -> None:
    case = corrected(screen, desk, tmp_path)
    (one,) = screen.rows.replacements()
    assert (one.row, one.unit, one.what, one.typed, one.listed, one.agreed) == (
        2, "phone", "Téléphone", "514 555-0777", "438 555-0123", False,
    )  # fmt: skip
    assert screen.writing == 0
    assert "la valeur tapée à la main est gardée" in said_of(screen, 2)
    screen.rows.agree(2, "phone", agreed=True)
    assert screen.writing == 1
    assert said_of(screen, 2) == "Téléphone\u00a0: 514 555-0777 → 438 555-0123"
    screen.take_done(screen.bring_in(Progress()))
    assert stored(desk, "cases", case, "phone") == "438 555-0123"
    assert screen.summary.startswith("corrigée.csv\u00a0: 1 dossier corrigé")


def test_the_report_of_a_dry_run_tells_what_was_agreed_to(screen: ImportScreen, desk: Desk, tmp_path: Path) -> None:
    corrected(screen, desk, tmp_path)
    screen.rows.agree(2, "phone", agreed=True)
    screen.save_report(tmp_path / "rapport.json")
    report = json.loads((tmp_path / "rapport.json").read_text("utf-8"))
    assert report["dry_run"] is True
    assert report["counts"] == {"new": 0, "changed": 1, "unchanged": 2, "refused": 0}
    assert report["rows"][1]["warnings"] == []


def test_the_report_is_saved_as_json_or_as_csv(screen: ImportScreen, tmp_path: Path) -> None:
    imported(screen, a_list(tmp_path, 3, odd={2: {"Date de naissance": "1990-02-31"}}))
    for name in ("rapport.json", "rapport.csv"):
        screen.save_report(tmp_path / name)
    report = json.loads((tmp_path / "rapport.json").read_text("utf-8"))
    assert (report["list"], report["dry_run"]) == ("liste.csv", False)
    assert [row["verdict"] for row in report["rows"]] == ["new", "refused", "new"]
    with (tmp_path / "rapport.csv").open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.reader(file))) == 4


def test_a_coordinator_is_told_that_the_cases_wait_to_be_assigned(coordinator: Desk, tmp_path: Path) -> None:
    screen = imported(ImportScreen(coordinator, Words("fr")), a_list(tmp_path, 3))
    assert "À attribuer" in screen.summary


def test_the_sheet_that_is_shown_is_known_and_another_can_be_read(screen: ImportScreen, tmp_path: Path) -> None:
    screen.take_list(screen.read(two_sheets(tmp_path)))
    assert screen.columns is not None
    assert (screen.columns.sheets, screen.columns.sheet) == (("Notes", "Arrivées"), "Arrivées")
