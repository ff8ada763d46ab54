"""The plan editor of one case: its parts put together, the page beside it, versions and signing."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.signing import SealPlan
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.refusal import Refused, Trouble
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.sealing import sealed_copy
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.queries.plan_versions import VersionRow, plan_versions, signed_sheet
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.plan_acts import PlanActs
from parcours_desktop.screens.plan_additions import PlanAdditions
from parcours_desktop.screens.plan_approval import PlanApproval
from parcours_desktop.screens.plan_cards import StrandCard, cards_of
from parcours_desktop.screens.plan_due import PlanDueDates
from parcours_desktop.screens.plan_pages import DrawnPlan, Paper, plan_drawing, save_file
from parcours_desktop.screens.plan_second import PlanSecondLanguage
from parcours_desktop.screens.plan_selection import StepSelection
from parcours_desktop.screens.plan_state import Complaint, PlanState
from parcours_desktop.screens.print_register import plan_issued, recorded_as
from parcours_desktop.screens.printouts import Naming, Printout, fingerprint, printout_on
from parcours_desktop.wording.words import Words

__all__ = ["PlanScreen", "SealPlan", "VersionLine"]


@dataclass(frozen=True, slots=True)
class VersionLine:
    """A version to choose for the page: ``number`` None is the working copy, « Projet »."""

    number: int | None
    text: str
    chosen: bool


class PlanScreen:
    """What the editor shows. ``changed``: draw the cards; ``page_changed``: the page would look different.

    Acts are grouped: ``acts`` (steps, objectives), ``additions`` (catalogue, templates, suggestions), ``due_dates``
    (what a new arrival or meeting proposes). ``selection`` says what is chosen.
    """

    def __init__(self, desk: Desk, words: Words, case_id: int, paper: Paper = Paper.LETTER) -> None:
        self.desk, self.words, self.case_id, self.paper = desk, words, case_id, paper
        self.french = Words("fr")  # the page is in French whatever the screen is in (Charter of the French language)
        self.changed: Signal[()] = Signal()
        self.page_changed: Signal[()] = Signal()
        self.selection_changed: Signal[()] = Signal()
        self.state = PlanState(desk, words, case_id)
        self.troubled = self.state.troubled
        self.selection = StepSelection()
        self.acts = PlanActs(self.state, self.selection)
        self.additions = PlanAdditions(self.state)
        self.due_dates = PlanDueDates(self.state)
        self.second = PlanSecondLanguage(self.state)
        self.approval = PlanApproval(self.state, self._working_sheet)
        self.version: int | None = None
        self.versions: tuple[VersionRow, ...] = ()
        self._signed: PlanSheet | None = None
        self._read()
        self.state.changed.connect(self._on_changed)
        self.second.changed.connect(self._on_second)

    def close(self) -> None:
        """Listen no more."""
        self.state.close()

    # What is shown

    @property
    def cards(self) -> tuple[StrandCard, ...]:
        """The four strands."""
        return cards_of(self.state.sheet, self.words, self.state.today)

    @property
    def is_empty(self) -> bool:
        """Whether the plan has neither a step nor an objective."""
        return not self.state.sheet.steps and not self.state.sheet.objectives

    @property
    def complaint(self) -> Complaint | None:
        """What was refused last, if nothing was done since."""
        return self.state.complaint

    def complaint_text(self) -> str:
        """The sentences of what was refused last."""
        return " ".join(map(self.words.refusal, self.complaint.refusals)) if self.complaint else ""

    def type(self, step_id: int, name: str, value: FieldValue) -> None:
        """A field of the detail is being typed in: the page follows."""
        self.state.type(step_id, name, value)
        self.page_changed.emit()

    # Undo, redo

    @property
    def undo_title(self) -> str:
        """What undo would take back, "" for nothing."""
        return self.words(self.desk.undo_title) if self.desk.undo_title else ""

    @property
    def redo_title(self) -> str:
        """What redo would bring back, "" for nothing."""
        return self.words(self.desk.redo_title) if self.desk.redo_title else ""

    def undo(self) -> str:
        """Take back the last act; answers a sentence when something was left because it had changed since."""
        return self._step_back(self.desk.undo)

    def redo(self) -> str:
        """Bring back the act last undone; answers like ``undo``."""
        return self._step_back(self.desk.redo)

    def _step_back(self, move: Callable[[], int]) -> str:
        try:
            left = move()
        except Refused as refused:
            return " ".join(map(self.words.refusal, refused.refusals))
        except Trouble as trouble:
            return self.words.trouble(trouble)
        if not left:
            return ""
        return self.words.many(
            "{n} valeur a changé depuis et a été laissée telle quelle.",
            "{n} valeurs ont changé depuis et ont été laissées telles quelles.",
            left,
        )

    # The page, its versions, signing

    @property
    def sheet(self) -> PlanSheet:
        """The sheet of the page: the working copy with what is being typed, or a signed version."""
        return self.second.beside(self.state.typed_sheet) if self._signed is None else self._signed

    @property
    def version_lines(self) -> tuple[VersionLine, ...]:
        """The working copy, then the signed versions, newest first."""
        signed = (
            VersionLine(
                row.number,
                self.words("Version {number} — {day}", number=str(row.number), day=self._day(row)),
                row.number == self.version,
            )
            for row in self.versions
        )
        return (VersionLine(None, self.words("Projet"), self.version is None), *signed)

    def show_version(self, number: int | None) -> None:
        """Show a signed version on the page, or the working copy."""
        self._signed = None
        if number is not None:
            with self.desk.reading() as file:
                self._signed = signed_sheet(file, self.case_id, number)
        self.version = number if self._signed else None
        self.changed.emit()
        self.page_changed.emit()

    def drawing(self, dpi: int) -> Callable[..., DrawnPlan]:
        """Work for the worker thread that draws the page as it is now; every page at ``dpi``."""
        return plan_drawing(self.sheet, self.french, self.paper, dpi)

    def sealing(self, form: SealForm) -> Callable[..., SealPlan]:
        """Work for the worker thread: draw the page as it is once sealed, so that its fingerprint is kept with it."""
        sheet, today, paper = self._working_sheet(), self.state.today, self.paper

        def draw(*_progress: object) -> SealPlan:
            pdf = draw_plan(sealed_copy(sheet, today, form), self.french, paper)
            return SealPlan(sheet, form, fingerprint(pdf).sha256, today)

        return draw

    def seal(self, command: SealPlan) -> int | None:
        """Seal what was drawn; answers the number of the version, which the page then shows."""
        done = self.state.do(command)
        if done is None:
            return None
        self.show_version(done.value)
        return done.value

    @property
    def sign_question(self) -> str:
        """What signing does, as a sentence to agree to."""
        return self.words(
            "Le plan devient la version {number}. Les modifications faites ensuite n’y changeront rien.",
            number=str(self.state.sheet.latest_version + 1),
        )

    @property
    def file_name(self) -> str:
        """The name proposed for the PDF: file number and version, never a person's name."""
        number = self.state.sheet.file_number or str(self.case_id)
        if self.version is None:
            return self.words("plan-{number}-projet.pdf", number=number)
        return self.words("plan-{number}-v{version}.pdf", number=number, version=str(self.version))

    def printout(self) -> Printout:
        """The page as it is now, to be looked at, saved or printed."""
        number = self.state.sheet.file_number or str(self.case_id)
        version = self.words("projet") if self.version is None else f"v{self.version}"
        naming = Naming(self.words("plan"), number, version)
        draw = partial(draw_plan, self.sheet, self.french)
        new = plan_issued(self.sheet)
        recorded = recorded_as(self.state.desk, new)
        return printout_on(self.file_name, self.paper, draw, offers_large=True, naming=naming, recorded=recorded)

    def saving(self, path: Path) -> Callable[..., Path]:
        """Work for the worker thread: draw the page as it is now and write it. Raises ``Trouble``."""
        drawing = self.drawing(1)

        def save(*_progress: object) -> Path:
            save_file(path, drawing().pdf)
            return path

        return save

    def _working_sheet(self) -> PlanSheet:
        return self.second.beside(self.state.sheet)

    def _day(self, row: VersionRow) -> str:
        same = row.signed_on.year == self.state.today.year
        return self.words.short_date(row.signed_on) if same else self.words.medium_date(row.signed_on)

    def _on_second(self) -> None:
        self.changed.emit()
        self.page_changed.emit()

    def _read(self) -> None:
        with self.desk.reading() as file:
            self.versions = plan_versions(file, self.case_id)
        self.selection.show([step.id for step in self.state.sheet.steps])

    def _on_changed(self) -> None:
        self._read()
        self.second.reread()
        self.approval.reread()
        if self.version is not None and self.version not in {row.number for row in self.versions}:
            self.version, self._signed = None, None
        self.changed.emit()
        self.page_changed.emit()
