"""Printing in bulk: order, covers, blank backs, tags; stopped at any point it goes on, and nothing is recorded twice."""

import subprocess
import sys
from collections.abc import Iterator, Sequence
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest
from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Desk, Done
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.domain.codes import AppointmentState, Strand
from parcours_desktop.domain.print_series import SERIES_KINDS, Series, SeriesChoice, SeriesOrder, SeriesResult
from parcours_desktop.domain.progress import Cancelled, Progress
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.domain.rows import OfficerRow
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.queries.issues import issues
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.screens.series import begin_series, end_series, give_up_series, interrupted_series, waiting_series
from parcours_desktop.screens.series_run import SeriesRun
from parcours_desktop.wording.words import Words
from pypdf import PdfReader
from tests.builders.acts import an_appointment_of, seen, wall
from tests.builders.cases import a_case
from tests.conftest import MARC, SOPHIE
from tests.documents.pdf_reading import page_texts, text_of
from tests.documents.tagged_pdf import flaws
from tests.screens.series_child import CASES

FRENCH = Words("fr")
SUMMARY, PLAN = DocumentKind.SUMMARY, DocumentKind.PLAN


class Killed(BaseException):
    """The machine stops here."""


def printed(desk: Desk, series: Series, progress: Progress | None = None) -> SeriesResult:
    result = SeriesRun(desk, series, FRENCH)(progress or Progress())
    end_series(desk, series)
    return result


def three_people(desk: Desk, officers: Sequence[str] = (SOPHIE.login, "", SOPHIE.login)) -> list[int]:
    """Cases of Zoé, Ana and Bo, in the order in which they were opened."""
    found = []
    for name, officer in zip(("Zoé", "Ana", "Bo"), officers, strict=True):
        number = len(found) + 1
        found.append(a_case(desk, family_name=name, csq_number=f"CSQ-3000000{number}"))
        desk.do(assigned_to((found[-1],), officer, seen(desk)))
    return found


def register(desk: Desk, series: Series) -> list[tuple[int, str, int]]:
    with desk.reading() as file:
        return sorted((row.case_id, row.sha256, row.pages) for row in issues(file, batch=series.batch, most=10_000))


def titles(pdf: bytes) -> list[str]:
    """The bookmarks, those of a deeper level behind a dash."""

    def told(marks: list[object], depth: str) -> Iterator[str]:
        for mark in marks:
            if isinstance(mark, list):
                yield from told(mark, depth + "- ")
            else:
                yield depth + mark["/Title"].rpartition(" ")[2]  # type: ignore[index] pypdf tells of no types

    return list(told(PdfReader(BytesIO(pdf)).outline, ""))


def numbers(desk: Desk, ids: Sequence[int]) -> list[str]:
    with desk.reading() as file:
        return [file.exec_driver_sql("SELECT file_number FROM cases WHERE id=?", (one,)).scalar_one() for one in ids]


def test_one_file_holds_all_documents_behind_the_cover_of_each_officer(coordinator: Desk, tmp_path: Path) -> None:
    zoe, ana, bo = three_people(coordinator)
    target = tmp_path / "bilans.pdf"
    series = begin_series(coordinator, SeriesChoice(SUMMARY), (zoe, ana, bo), target)
    result = printed(coordinator, series)
    pdf = target.read_bytes()
    first, second, third = numbers(coordinator, (bo, zoe, ana))
    assert (result.documents, result.pages, result.left) == (3, 3, ())
    assert titles(pdf) == ["Lavoie", f"- {first}", f"- {second}", "attribuer", f"- {third}"]
    cover, *_rest = page_texts(pdf)
    assert "Sophie Lavoie" in cover
    assert "2 documents" in cover.replace("\u00a0", " ")
    assert flaws(pdf) == []
    assert register(coordinator, series) == [(one, sha256(pdf).hexdigest(), 1) for one in sorted((zoe, ana, bo))]
    with coordinator.reading() as file:
        assert {(row.kind, row.audience, row.officer) for row in issues(file)} == {(SUMMARY, Audience.OFFICE, "m.roy")}
    assert sorted(tmp_path.glob("bilans*")) == [target]
    assert interrupted_series(coordinator) == ()


@pytest.mark.parametrize(
    ("order", "expected"),
    [(SeriesOrder.LIST, "zoe ana bo"), (SeriesOrder.OFFICER, "bo zoe ana"), (SeriesOrder.NUMBER, "zoe ana bo")],
)
def test_documents_stand_in_the_order_asked_for(
    coordinator: Desk, tmp_path: Path, order: SeriesOrder, expected: str
) -> None:
    people = dict(zip(("zoe", "ana", "bo"), three_people(coordinator), strict=True))
    choice = SeriesChoice(SUMMARY, order, covers=False)
    printed(coordinator, begin_series(coordinator, choice, tuple(people.values()), tmp_path / "a.pdf"))
    wanted = numbers(coordinator, [people[name] for name in expected.split()])
    assert titles((tmp_path / "a.pdf").read_bytes()) == wanted


def test_on_both_sides_of_the_sheets_each_document_begins_on_a_right_hand_page(
    coordinator: Desk, tmp_path: Path
) -> None:
    ids = three_people(coordinator)
    printed(coordinator, begin_series(coordinator, SeriesChoice(SUMMARY, duplex=True), ids, tmp_path / "a.pdf"))
    pdf = (tmp_path / "a.pdf").read_bytes()
    assert [bool(text.strip()) for text in page_texts(pdf)] == [True, False] * 5
    assert flaws(pdf) == []


def test_a_file_each_is_named_by_the_pattern_and_by_the_number_that_tells_them_apart(
    coordinator: Desk, tmp_path: Path
) -> None:
    ids = three_people(coordinator)
    choice = SeriesChoice(SUMMARY, merged=False)
    series = begin_series(coordinator, choice, ids, tmp_path / "bilans", pattern="{genre}-{date}")
    assert printed(coordinator, series).documents == 3
    found = sorted(path.name for path in (tmp_path / "bilans").iterdir())
    assert found == [f"bilan-2026-11-23-{number}.pdf" for number in sorted(numbers(coordinator, ids))]
    digests = sorted(sha256(path.read_bytes()).hexdigest() for path in (tmp_path / "bilans").iterdir())
    assert sorted(digest for _case, digest, _pages in register(coordinator, series)) == digests


def test_empty_plans_and_cases_of_others_are_left_and_named_with_the_reason(desk: Desk, tmp_path: Path) -> None:
    mine, waiting, empty = three_people(desk)
    for case in (mine, waiting):
        desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte"))
    result = printed(desk, begin_series(desk, SeriesChoice(PLAN), (mine, waiting, empty), tmp_path / "plans.pdf"))
    first, second = numbers(desk, (empty, waiting))
    told = {number: FRENCH.refusal(refusal) for number, refusal in result.left}
    assert told == {first: "Le plan n’a ni objectif ni démarche.", second: "Le dossier ne vous est pas attribué."}
    assert result.documents == 1
    assert "Zoé" in text_of((tmp_path / "plans.pdf").read_bytes())


def test_a_plan_is_printed_as_it_was_last_signed_and_its_version_is_recorded(desk: Desk, tmp_path: Path) -> None:
    case, _ana, _bo = three_people(desk)
    desk.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte"))
    with desk.reading() as file:
        sheet = plan_sheet(file, case, desk.clock.today(), desk.reference, desk.workdays)
    desk.do(SealPlan(sheet))
    desk.do(AddStep(case, Strand.SETTLEMENT, "Trouver un logement"))
    series = begin_series(desk, SeriesChoice(PLAN, merged=False), (case,), tmp_path / "plans")
    printed(desk, series)
    (path,) = (tmp_path / "plans").iterdir()
    text = text_of(path.read_bytes())
    assert "Ouvrir un compte" in text
    assert "Trouver un logement" not in text
    with desk.reading() as file:
        assert [(row.case_id, row.version) for row in issues(file, batch=series.batch)] == [(case, 1)]


@pytest.mark.parametrize("kind", SERIES_KINDS)
@pytest.mark.parametrize("merged", [True, False])
def test_every_kind_is_printed_for_whom_there_is_one_and_is_sound(
    coordinator: Desk, tmp_path: Path, kind: DocumentKind, merged: bool
) -> None:
    zoe, ana, bo = three_people(coordinator)
    for case, day in ((zoe, 30), (ana, 27)):
        coordinator.do(AddStep(case, Strand.SETTLEMENT, "Ouvrir un compte"))
        an_appointment_of(
            coordinator,
            case,
            officer=SOPHIE.login,
            starts_at=wall(f"2026-11-{day}T10:00"),
            state=AppointmentState.CONFIRMED,
        )
    series = begin_series(
        coordinator, SeriesChoice(kind, merged=merged, large=True), (zoe, ana, bo), tmp_path / "a.pdf"
    )
    result = printed(coordinator, series)
    everybody = kind in {SUMMARY, DocumentKind.CLOCK}
    assert [case for case, _digest, _pages in register(coordinator, series)] == [zoe, ana, *([bo] if everybody else [])]
    assert [number for number, _reason in result.left] == ([] if everybody else numbers(coordinator, (bo,)))
    with coordinator.reading() as file:
        assert {row.kind for row in issues(file, batch=series.batch)} == {kind}
    assert [found for pdf in bytes_of(tmp_path / "a.pdf").values() for found in flaws(pdf)] == []


def test_when_nothing_can_be_printed_no_file_is_made(desk: Desk, tmp_path: Path) -> None:
    result = printed(desk, begin_series(desk, SeriesChoice(PLAN), three_people(desk), tmp_path / "plans.pdf"))
    assert (result.documents, len(result.left)) == (0, 3)
    assert list(tmp_path.glob("plans*")) == []


@pytest.mark.parametrize("how", ["merged", "each"])
@pytest.mark.parametrize("count", [10, 55])
def test_killed_in_the_middle_a_series_goes_on_and_is_recorded_once(
    sample_desk: Desk, tmp_path: Path, how: str, count: int
) -> None:
    desk = as_coordinator(sample_desk)
    target = tmp_path / ("bilans.pdf" if how == "merged" else "bilans")
    command = [
        sys.executable,
        "-m",
        "tests.screens.series_child",
        str(tmp_path / "bureau.db"),
        str(target),
        how,
        str(count),
    ]
    assert subprocess.run(command, check=False).returncode == 9
    (interrupted,) = interrupted_series(desk)
    assert interrupted.printed == count // 25 * 25
    again = printed(desk, interrupted.series)
    other = tmp_path / ("autre.pdf" if how == "merged" else "autre")
    ids = [case for case, _officer in interrupted.series.cases]
    whole = begin_series(desk, interrupted.series.choice, ids, other)
    assert printed(desk, whole) == again
    assert again.documents == CASES
    assert bytes_of(other) == bytes_of(target)
    assert register(desk, interrupted.series) == register(desk, whole)
    assert len(register(desk, whole)) == CASES
    assert interrupted_series(desk) == ()


def test_killed_once_it_is_recorded_a_file_only_gets_its_name(coordinator: Desk, tmp_path: Path) -> None:
    class Dying(Desk):
        def do_quietly(self, *arguments: object) -> Done[object]:  # type: ignore[override]
            super().do_quietly(*arguments)  # type: ignore[arg-type]
            raise Killed

    target = tmp_path / "a.pdf"
    series = begin_series(coordinator, SeriesChoice(SUMMARY), three_people(coordinator), target)
    dying = Dying(coordinator.office, MARC, coordinator.clock, coordinator.reference)
    with pytest.raises(Killed):
        SeriesRun(dying, series, FRENCH)(Progress())
    assert not target.exists()
    before = register(coordinator, series)
    assert printed(coordinator, series).documents == 3
    assert register(coordinator, series) == before
    assert before[0][1] == sha256(target.read_bytes()).hexdigest()
    assert printed(coordinator, series).documents == 3  # and once more: there is nothing left to do
    assert register(coordinator, series) == before


@pytest.mark.parametrize("merged", [True, False])
def test_a_cancelled_series_is_offered_again_and_can_be_given_up(
    sample_desk: Desk, tmp_path: Path, merged: bool
) -> None:
    desk = as_coordinator(sample_desk)
    progress = Progress()
    progress.listener = lambda done, _total: progress.cancel() if done == 30 else None
    with desk.reading() as file:
        ids = list(file.exec_driver_sql("SELECT id FROM cases LIMIT 40").scalars())
    series = begin_series(desk, SeriesChoice(SUMMARY, merged=merged), ids, tmp_path / "a")
    with pytest.raises(Cancelled):
        printed(desk, series, progress)
    written = {case for case, _digest, _pages in register(desk, series)}
    assert len(written) == (0 if merged else 31)
    (interrupted,) = interrupted_series(desk)
    assert interrupted.printed == (25 if merged else 31)
    assert waiting_series(desk, series.choice, tmp_path / "a") == series
    assert waiting_series(desk, series.choice, tmp_path / "b") is None
    give_up_series(desk, series)
    assert interrupted_series(desk) == ()
    assert not list(tmp_path.glob("a.part*"))


def test_what_stands_in_the_way_is_told_and_the_series_waits(coordinator: Desk, tmp_path: Path) -> None:
    ids = three_people(coordinator)
    series = begin_series(coordinator, SeriesChoice(SUMMARY), ids, tmp_path / "gone" / "a.pdf")
    with pytest.raises(Trouble):
        printed(coordinator, series)
    assert [one.series for one in interrupted_series(coordinator)] == [series]
    (tmp_path / "gone").mkdir()
    assert printed(coordinator, series).documents == 3


def test_beside_an_unfinished_file_nobody_is_named(sample_desk: Desk, tmp_path: Path) -> None:
    desk = as_coordinator(sample_desk)
    progress = Progress()
    progress.listener = lambda done, _total: progress.cancel() if done == 30 else None
    with desk.reading() as file:
        rows = file.exec_driver_sql("SELECT id, family_name FROM cases ORDER BY id LIMIT 40").all()
    with pytest.raises(Cancelled):
        printed(desk, begin_series(desk, SeriesChoice(SUMMARY), [row[0] for row in rows], tmp_path / "a.pdf"), progress)
    state = (tmp_path / "a.pdf.part.json").read_text(encoding="ascii")
    assert not [row[1] for row in rows if row[1] and row[1] in state]


def as_coordinator(desk: Desk, user: OfficerRow = MARC) -> Desk:
    return Desk(desk.office, user, desk.clock, desk.reference)


def bytes_of(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {"" if file == path else file.name: file.read_bytes() for file in files}
