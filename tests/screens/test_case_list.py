"""The list of cases as a screen: views that stay true, assignment in one act, export, long lists read aside."""

import csv
from array import array
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.excuses import ExcuseFirstMeeting
from parcours_desktop.domain.codes import DismissalReason, ExcuseReason, Stage, Strand
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.queries.case_list import NOBODY, CaseFilter, CaseOrder
from parcours_desktop.screens import case_list
from parcours_desktop.screens.case_list import CaseListScreen, ReadIds
from parcours_desktop.screens.case_views import CaseView, view_json, view_of_json
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, seen
from tests.builders.cases import a_case

WORDS = Words("fr")


@pytest.fixture
def screen(sample_desk: Desk) -> CaseListScreen:
    return CaseListScreen(sample_desk, WORDS)


def names(screen: CaseListScreen) -> list[str]:
    return [line.row.list_name for line in screen.lines(screen.ids)]


def test_an_officer_begins_with_her_own_cases_and_a_coordinator_with_all(desk: Desk, coordinator: Desk) -> None:
    mine = a_case(desk, csq_number="CSQ-1")
    waiting = a_case(coordinator, csq_number="CSQ-2")
    assert list(CaseListScreen(desk, WORDS).ids) == [mine]
    assert set(CaseListScreen(coordinator, WORDS).ids) == {mine, waiting}


def test_the_remark_counts_what_is_shown(screen: CaseListScreen) -> None:
    assert screen.remark == "591 actifs"
    screen.search("mohamed")
    assert screen.remark == f"{len(screen.ids)} trouvés"
    screen.search("")
    screen.narrow(closed=True)
    assert screen.remark == "0 fermé"


def test_what_a_filter_hides_is_counted_elsewhere(screen: CaseListScreen) -> None:
    screen.narrow(officer="r.cote")
    screen.search("mohamed")
    assert not screen.ids
    assert screen.found_elsewhere == 22


def test_the_view_that_is_shown_has_its_name(screen: CaseListScreen) -> None:
    assert screen.view is not None
    assert screen.view.name == "Mes dossiers"
    screen.show_unassigned()
    assert screen.view is not None
    assert screen.view.name == "À attribuer"
    screen.search("ben")
    assert screen.view.name == "À attribuer"
    screen.narrow(region="06")
    assert screen.view is None
    screen.save_view("Montréal, à attribuer")
    assert screen.view is not None
    assert screen.view.name == "Montréal, à attribuer"


def test_a_saved_view_counts_its_cases_as_they_are_now(screen: CaseListScreen, sample_desk: Desk) -> None:
    screen.narrow(language="ara", region="03")
    screen.save_view("Arabe, Québec")
    before = {view.name: count for view, count in screen.views.counts()}
    a_case(sample_desk, csq_number="CSQ-NEW", contact_language="ara", region="03")
    after = {view.name: count for view, count in CaseListScreen(sample_desk, WORDS).views.counts()}
    assert after["Arabe, Québec"] == before["Arabe, Québec"] + 1
    assert after["Tous les dossiers actifs"] == 592


def test_a_period_of_a_saved_view_follows_the_days(
    screen: CaseListScreen, sample_desk: Desk, clock: FixedClock
) -> None:
    screen.arrived_within("last_7")
    screen.save_view("Arrivées de la semaine")
    view = next(view for view in screen.views.all if view.name == "Arrivées de la semaine")
    assert view.period == "last_7"
    assert view.on(date(2027, 1, 10)).arrived_from == date(2027, 1, 3)
    screen.clear()
    assert screen.period == ""
    screen.open_view(view)
    assert screen.period == "last_7"
    assert screen.filter.arrived_to == sample_desk.clock.today()


def test_a_view_of_ones_own_is_replaced_and_forgotten_and_those_of_the_program_stay(screen: CaseListScreen) -> None:
    builtin = len(screen.views.all)
    screen.narrow(late=True)
    screen.save_view("Urgents")
    screen.narrow(late=False)
    screen.save_view("Urgents")
    assert [view.filter.late for view in screen.views.all[builtin:]] == [False]
    screen.forget_view("Urgents")
    screen.forget_view("Mes dossiers")
    assert len(screen.views.all) == builtin


def test_a_view_is_read_back_as_it_was_kept_and_what_is_not_known_is_left_out() -> None:
    wanted = CaseFilter(
        officer=NOBODY,
        stages=(Stage.ARRIVED, Stage.FOLLOW_UP),
        strand=Strand.FRENCH,
        arrived_from=date(2026, 1, 2),
        late=True,
    )
    view = CaseView("Ma vue", wanted, CaseOrder.NEXT, descending=True, period="")
    assert view_of_json(view_json(view)) == view
    raw = view_json(view)
    raw["filter"] |= {"shoe_size": 42, "stages": ["arrived", "on_the_moon"]}
    raw |= {"order": "shoe_size", "period": "someday"}
    read = view_of_json(raw)
    assert (read.filter.stages, read.order, read.period) == ((Stage.ARRIVED,), CaseOrder.NAME, "")


def test_cases_are_given_to_an_officer_in_one_act(desk: Desk, coordinator: Desk) -> None:
    cases = tuple(a_case(coordinator, csq_number=f"CSQ-{number}") for number in range(5))
    screen = CaseListScreen(coordinator, WORDS)
    assert screen.assign(cases, "s.lavoie")
    screen.show_unassigned()
    assert not screen.ids
    coordinator.undo()
    assert set(screen.ids) == set(cases)


def test_why_a_case_is_not_given_is_said(desk: Desk, coordinator: Desk) -> None:
    case_id = a_case(coordinator, csq_number="CSQ-1")
    screen = CaseListScreen(coordinator, WORDS)
    said: list[str] = []
    screen.troubled.connect(said.append)
    assert not screen.assign((case_id,), "nobody.known")
    assert said == ["Cette personne n’est pas en poste, ou ne suit pas de dossiers. Choisissez-en une autre."]


def test_two_people_are_told_apart_from_the_list(sample_desk: Desk, screen: CaseListScreen) -> None:
    screen.search("mohamed ben ali")
    case_id = next(iter(screen.ids))
    shown = screen.preview(case_id)
    assert shown is not None
    (twin,) = shown.twins
    assert screen.dismiss(case_id, twin.case_id, DismissalReason.SAME_NAME.value)
    shown = screen.preview(case_id)
    assert shown is not None
    assert shown.twins == ()
    sample_desk.undo()
    shown = screen.preview(case_id)
    assert shown is not None
    assert len(shown.twins) == 1


def test_the_preview_tells_the_last_acts(screen: CaseListScreen, sample_desk: Desk) -> None:
    shown = screen.preview(screen.ids[0])
    assert shown is not None
    (last,) = shown.history  # its day is that of the machine: an act is dated by who wrote it, not by the tests' clock
    assert last.partition(" · ")[2] == "Sophie Lavoie · Dossier ouvert · importation d’une liste"


def test_an_export_has_the_columns_shown_and_dates_as_dates(screen: CaseListScreen, tmp_path: Path) -> None:
    screen.search("CSQ-10000101")
    keys = ["file_number", "name", "arrival", "country", "state"]
    for name in ("liste.xlsx", "liste.csv"):
        screen.export(tmp_path / name, screen.ids, keys, Progress())
    sheet = load_workbook(tmp_path / "liste.xlsx").active
    assert sheet is not None
    headings, cells = list(sheet.iter_rows())
    assert [cell.value for cell in headings] == ["Numéro", "Nom", "Arrivée", "Pays", "État"]
    assert str(cells[0].value).startswith("AQ-2026-")
    assert (cells[1].data_type, cells[2].is_date) == ("s", True)
    with (tmp_path / "liste.csv").open(encoding="utf-8-sig", newline="") as file:
        row = list(csv.reader(file, delimiter=";"))[1]
    assert row[1].startswith("'=")
    assert date.fromisoformat(row[2])


def test_an_export_that_is_stopped_leaves_no_file(screen: CaseListScreen, tmp_path: Path) -> None:
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        screen.export(tmp_path / "liste.csv", screen.ids, ["name"], progress)
    assert list(tmp_path.glob("*liste*")) == []
    with pytest.raises(Trouble):
        screen.export(tmp_path / "nulle" / "part.csv", screen.ids, ["name"], Progress())


def test_a_long_list_is_read_aside_and_shown_when_it_is_taken(
    screen: CaseListScreen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_list, "LONG", 100)
    handed: list[ReadIds] = []
    screen.read_aside = handed.append
    before = list(screen.ids)
    screen.search("mohamed")
    assert list(screen.ids) == before
    screen.take(handed[-1]())
    assert len(screen.ids) == 22


def test_a_short_list_is_read_at_once(desk: Desk) -> None:
    a_case(desk, csq_number="CSQ-1")
    screen = CaseListScreen(desk, WORDS)
    handed: list[ReadIds] = []
    screen.read_aside = handed.append
    screen.search("personne")
    assert (handed, screen.ids) == ([], array("q"))


def test_an_act_of_anybody_is_seen_in_the_list(desk: Desk) -> None:
    screen = CaseListScreen(desk, WORDS)
    reread: list[tuple[int, ...]] = []
    screen.rows_changed.connect(reread.append)
    case_id = a_case(desk, csq_number="CSQ-1")
    assert list(screen.ids) == [case_id]
    assert reread == [(case_id,)]
    screen.close()
    a_case(desk, csq_number="CSQ-2")
    assert list(screen.ids) == [case_id]


def test_the_list_tells_how_the_clock_of_each_case_stands(desk: Desk) -> None:
    running = a_case(desk, arrived_on=date(2026, 11, 20))
    met = a_case(desk, csq_number="CSQ-20000002", birth_date=date(1990, 1, 2))
    an_appointment_of(desk, met)
    missed = a_case(desk, csq_number="CSQ-20000003", birth_date=date(1991, 1, 2), arrived_on=date(2026, 11, 10))
    excused = a_case(desk, csq_number="CSQ-20000004", birth_date=date(1992, 1, 2), arrived_on=date(2026, 11, 10))
    desk.do(ExcuseFirstMeeting(excused, ExcuseReason.ASKED_LATER, date(2026, 11, 20), seen(desk), "Préfère décembre"))
    expected = a_case(
        desk, csq_number="CSQ-20000005", birth_date=date(1993, 1, 2), arrived_on=None, arriving_on=date(2026, 12, 1)
    )
    screen = CaseListScreen(desk, Words("fr"))
    said = {line.id: screen.says.text("clock", line) for line in screen.lines(screen.ids)}
    assert said == {
        running: "4 j ouvr.",
        met: "tenue 17\u00a0nov., à temps",
        missed: "délai dépassé de 4 j",
        excused: "dépassement justifié",
        expected: "—",
    }
