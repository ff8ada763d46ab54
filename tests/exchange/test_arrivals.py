"""The sample list as an office brings it in: the verdict of every odd row, twice the same, corrected, in other forms."""

from pathlib import Path

import pytest
from parcours_desktop.commands.desk import Desk
from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.exchange.arrivals import Preview, bring_in, preview_arrivals, read_arrivals, report_of
from parcours_desktop.queries.case_list import CaseFilter, CaseListRow, case_ids, case_rows
from parcours_desktop.queries.duplicates import all_duplicates
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from tests.builders.acts import complaints
from tests.builders.lists import a_list

SAMPLE = resource_path("trial/arrivals.csv")
REFUSED = {
    11: "la date 1990-02-31 n’existe pas",
    27: "Il n’y a ni nom ni prénom",
    41: "La ligne 40 porte déjà le numéro de certificat CSQ-10000040",
    56: "Le niveau de français va de 1 à 12",
    71: "«\u00a042\u00a0» n’est pas une région",
    86: "«\u00a0XXZ\u00a0» n’est le code d’aucun pays",
    161: "L’arrivée ne peut pas être confirmée avant d’avoir eu lieu",
    191: "Rien n’est coupé",
    266: "La ligne s’arrête après 12 colonnes",
}
WARNED = {
    176: "L’arrivée précède la délivrance du certificat",
    222: "Cette adresse de courriel semble incomplète",
    236: "U+202E",
    251: "8 ou 10 chiffres",
}


@pytest.fixture(scope="module")
def words() -> Words:
    return Words("fr")


def examined(desk: Desk, path: Path = SAMPLE) -> Preview:
    return preview_arrivals(desk, *read_arrivals(path))


def verdicts(preview: Preview) -> dict[Verdict, int]:
    return {verdict: count for verdict in Verdict if (count := preview.count(verdict))}


def case_of(desk: Desk, certificate: str) -> CaseListRow:
    with desk.reading() as file:
        return case_rows(file, case_ids(file, CaseFilter(text=certificate), desk.clock.today()))[0]


def test_every_odd_row_of_the_sample_gets_its_verdict_in_words(desk: Desk, words: Words) -> None:
    preview = examined(desk)
    assert verdicts(preview) == {Verdict.NEW: 591, Verdict.REFUSED: 9}
    refused = {row.row.number: words.refusal(row.row.refusal) for row in preview.rows if row.row.refusal}
    warned = {row.row.number: " ".join(map(words.refusal, row.warnings)) for row in preview.rows if row.warnings}
    assert refused.keys() == REFUSED.keys()
    assert warned.keys() == WARNED.keys()
    for told, wanted in ((refused, REFUSED), (warned, WARNED)):
        assert [number for number, part in wanted.items() if part not in told[number]] == []


def test_what_is_odd_and_accepted_is_kept_as_it_is_written(sample_desk: Desk) -> None:
    assert case_of(sample_desk, "CSQ-10000026").list_name.count(",") == 0
    assert case_of(sample_desk, "CSQ-10000101").family_name.startswith("=")
    assert case_of(sample_desk, "CSQ-10000116").family_name == "O’Brien & fils <b>gras</b>"
    assert str(case_of(sample_desk, "CSQ-10000146").birth_date) == "1985-03-12"
    assert case_of(sample_desk, "CSQ-10000222").email
    assert "\u202e" not in case_of(sample_desk, "CSQ-10000236").family_name
    composed = case_of(sample_desk, "CSQ-10000131")
    assert not any("\u0300" <= letter <= "\u036f" for letter in composed.list_name)
    assert any("\u0600" <= letter <= "\u06ff" for letter in case_of(sample_desk, "CSQ-10000281").list_name)


def test_one_person_twice_is_shown_as_a_probable_duplicate_with_the_reason(sample_desk: Desk, words: Words) -> None:
    with sample_desk.reading() as file:
        (pair,) = all_duplicates(file)
        twice = case_rows(file, (pair.first, pair.second))
    assert {row.csq_number for row in twice} == {"CSQ-10000206", "CSQ-10000207"}
    assert words.refusal(pair.reason) == "Même date de naissance (6\u00a0mai 1984), nom et prénom inversés"


def test_a_dry_run_writes_nothing(desk: Desk) -> None:
    examined(desk)
    with desk.reading() as file:
        assert not case_ids(file, CaseFilter(), desk.clock.today())
    assert desk.undo_title == ""


def test_the_same_list_twice_changes_nothing(sample_desk: Desk) -> None:
    preview = examined(sample_desk)
    assert verdicts(preview) == {Verdict.UNCHANGED: 591, Verdict.REFUSED: 9}
    assert bring_in(sample_desk, preview, Progress()).changes is None
    assert complaints(sample_desk) == []


def test_the_file_is_what_its_journal_says_after_an_import_and_after_its_undo(desk: Desk, tmp_path: Path) -> None:
    path = a_list(tmp_path, 60)
    bring_in(desk, examined(desk, path), Progress())
    assert complaints(desk) == []
    assert desk.undo() == 0
    with desk.reading() as file:
        assert not case_ids(file, CaseFilter(), desk.clock.today())
    assert complaints(desk) == []
    assert desk.redo() == 0
    assert verdicts(examined(desk, path)) == {Verdict.UNCHANGED: 60}


@pytest.mark.parametrize(
    ("name", "encoding", "delimiter"),
    [
        ("liste.csv", "utf-8", ";"),
        ("liste.csv", "utf-16", "\t"),
        ("liste.csv", "cp1252", ","),
        ("liste.xlsx", "", ""),
    ],
)
def test_the_form_in_which_a_list_comes_does_not_matter(
    desk: Desk, tmp_path: Path, name: str, encoding: str, delimiter: str
) -> None:
    bring_in(desk, examined(desk, a_list(tmp_path, 12, name="première.csv")), Progress())
    letters = {"encoding": encoding, "delimiter": delimiter} if encoding else {}
    preview = examined(desk, a_list(tmp_path, 12, name=name, **letters))
    lost = {"cp1252"} & {encoding}  # names that Windows-1252 cannot write come back with question marks
    assert verdicts(preview).keys() <= {Verdict.UNCHANGED} | ({Verdict.CHANGED} if lost else set())


def test_a_list_without_certificate_numbers_is_refused_as_a_whole(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        examined(desk, a_list(tmp_path, 3, only=["Nom", "Prénom", "Date de naissance"]))
    assert [refusal.code for refusal in refused.value.refusals] == ["list_without_certificates"]


def test_progress_is_told_and_cancel_leaves_nothing(desk: Desk, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    path = a_list(tmp_path, 1_200)
    raw, mapping = read_arrivals(path)
    preview = preview_arrivals(desk, raw, mapping, Progress(lambda done, total: told.append((done, total))))
    assert told[-1] == (1_200, 1_200)

    def stop(done: int, total: int) -> None:
        if done:
            progress.cancel()

    progress = Progress(stop)
    with pytest.raises(Cancelled):
        bring_in(desk, preview, progress)
    with desk.reading() as file:
        assert not case_ids(file, CaseFilter(), desk.clock.today())
    assert desk.undo_title == ""


def test_the_report_names_rows_verdicts_and_reasons(desk: Desk) -> None:
    report = report_of(desk, "arrivals.csv", examined(desk).rows, dry_run=True)
    assert report.count() == {Verdict.NEW: 591, Verdict.CHANGED: 0, Verdict.UNCHANGED: 0, Verdict.REFUSED: 9}
    assert {row.row for row in report.rows if row.reason} == REFUSED.keys()
