"""The page of an import: four steps in one place, nothing written before the third is agreed to."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.import_list import ImportScreen, ImportStep
from parcours_desktop.ui.import_choosing import ChoosingStep, file_of
from parcours_desktop.ui.import_columns import ColumnsStep
from parcours_desktop.ui.import_foot import ImportFoot
from parcours_desktop.ui.import_steps import StepStrip
from parcours_desktop.ui.import_verdicts import VerdictsView
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.progress import ProgressStrip


class ImportPanel(VisitPage):
    """Draws an ``ImportScreen``."""

    def __init__(self, screen: ImportScreen, around: Surroundings) -> None:
        super().__init__(around)
        self.setAcceptDrops(True)
        self._screen = screen
        self._work: Any = None
        self._strip: ProgressStrip | None = None
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen. What is under way is asked to stop; if it was written all the same, that is announced."""
        self._screen.changed.disconnect(self._draw)
        self._screen.close()
        if self._work is not None:
            written = {self._on_done: self._screen.take_done, self._on_undone: self._screen.take_undone}
            self._work.done = written.get(self._work.done, _told_nobody)
            self._work.refused = self._work.troubled = self._work.cancelled = _told_nobody
            self._work.cancel()

    def open_file(self, path: Path, sheet: str | None = None) -> None:
        """Read a list: chosen, or dropped on the page."""
        self._run(
            self._around.words("Lecture de la liste"),
            partial(self._screen.read, path, sheet),
            self._screen.take_list,
            failed=partial(self._screen.forget_list, path),
        )

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._work is None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._work is None and self._screen.step is not ImportStep.RESULT and file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = file_of(event)
        if file is not None:
            event.acceptProposedAction()
            self.open_file(file)

    def escape(self) -> None:
        """One step back, unless something is under way."""
        if self._work is None:
            self._on_back()

    # Building

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.strip = StepStrip(look, words)
        self.choosing = ChoosingStep(self._around)
        self.columns = ColumnsStep(self._screen, self._around)
        self.examining = VerdictsView(self._screen, self._around, with_replacements=True)
        self.result = VerdictsView(self._screen, self._around, with_replacements=False)
        self.pages = QStackedWidget()
        for page in (self.choosing, self.columns, self.examining, self.result):
            self.pages.addWidget(page)
        self.summary = named(label("", wrap=True), "summary")
        self.done_icon = IconLabel(look, "circle-check", "green_regular", 20)
        self.message = Message(look)
        told = QHBoxLayout()
        told.setSpacing(GAP_SMALL)
        told.addWidget(self.done_icon)
        told.addWidget(self.summary, 1)
        column = self.column_under(label(words("Importer une liste d’arrivées"), "heading"), at_right=self.strip)
        column.addLayout(told)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self.foot = ImportFoot(self._around, self._around.words("Importer une autre liste"))
        column.addLayout(self.foot)

    def _connect(self) -> None:
        self._screen.changed.connect(self._draw)
        self.choosing.file_wanted.connect(self._on_choose)
        self.columns.sheet_chosen.connect(self._on_sheet)
        self.examining.agreement_changed.connect(self._draw_foot)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.undo.clicked.connect(self._on_undo)
        self.foot.report.clicked.connect(self._on_report)
        self.foot.other.clicked.connect(self._screen.restart)
        self.foot.next.clicked.connect(self._on_next)

    # Drawing

    def _draw(self) -> None:
        step = self._screen.step
        self.strip.show_step(step)
        changed = self.pages.currentIndex() != step.value
        self.pages.setCurrentIndex(step.value)
        if step is ImportStep.COLUMNS:
            self.columns.draw()
        elif step is ImportStep.EXAMINE:
            self.examining.draw()
        elif step is ImportStep.RESULT:
            self.result.draw()
        complaint = self._screen.complaint
        self.choosing.message.say(complaint if step is ImportStep.CHOOSE else "")
        self.message.say(complaint if step in {ImportStep.EXAMINE, ImportStep.RESULT} else "")
        self._draw_foot()
        self.setFocusProxy(self.choosing if step is ImportStep.CHOOSE else self.foot.next)
        if changed:
            self.setFocus()

    def _draw_foot(self) -> None:
        screen, words, step = self._screen, self._around.words, self._screen.step
        busy = self._work is not None
        self.foot.back.setVisible(step in {ImportStep.COLUMNS, ImportStep.EXAMINE})
        self.foot.report.setVisible(step in {ImportStep.EXAMINE, ImportStep.RESULT})
        self.foot.undo.setVisible(step is ImportStep.RESULT and screen.can_undo)
        self.foot.other.setVisible(step is ImportStep.RESULT)
        self.foot.next.setVisible(step is not ImportStep.CHOOSE)
        self.foot.next.setText(
            {
                ImportStep.COLUMNS: words("Examiner la liste"),
                ImportStep.EXAMINE: words.many("Importer {n} dossier", "Importer {n} dossiers", screen.writing),
            }.get(step, words("Voir les dossiers"))
        )
        can_go_on = {
            ImportStep.COLUMNS: not (screen.columns and screen.columns.missing),
            ImportStep.EXAMINE: bool(screen.writing),
        }.get(step, True)
        self.foot.next.setEnabled(can_go_on and not busy)
        for control in (self.foot.back, self.foot.undo, self.foot.report, self.foot.other, self.pages):
            control.setEnabled(not busy)
        self.summary.setText(screen.summary)
        self.summary.setVisible(bool(self.summary.text()))
        self.done_icon.setVisible(step is ImportStep.RESULT)
        self.done_icon.show_icon(*(("undo-2", "grey_dark") if screen.is_undone else ("circle-check", "green_regular")))

    # What a person does

    def _on_choose(self) -> None:
        words = self._around.words
        filters = words("Listes (*.csv *.txt *.tsv *.xlsx)")
        self._around.questions.open_file(self, words("Choisir une liste d’arrivées"), filters, self.open_file)

    def _on_sheet(self, sheet: str) -> None:
        if self._screen.columns is not None:
            self.open_file(self._screen.columns.path, sheet)

    def _on_back(self) -> None:
        if self._screen.step in {ImportStep.CHOOSE, ImportStep.RESULT}:
            self.left.emit()
        else:
            self._screen.back()

    def _on_next(self) -> None:
        words = self._around.words
        match self._screen.step:
            case ImportStep.COLUMNS:
                self._run(words("Examen de la liste"), self._screen.check, self._screen.take_preview)
            case ImportStep.EXAMINE:
                self._run(words("Importation de la liste"), self._screen.bring_in, self._on_done)
            case _:
                self.left.emit()

    def _on_undo(self) -> None:
        self._run(self._around.words("Annulation de l’importation"), self._screen.undo, self._on_undone)

    def _on_undone(self, undone: Any) -> None:
        self._screen.take_undone(undone)
        words, kept = self._around.words, self._screen.left_by_undo
        if kept:
            self._around.notices.mind(
                words.many(
                    "{n} dossier a été gardé\u00a0: on y a travaillé depuis.",
                    "{n} dossiers ont été gardés\u00a0: on y a travaillé depuis.",
                    kept,
                )
            )

    def _on_report(self) -> None:
        words = self._around.words
        filters = words("Rapport CSV (*.csv);;Rapport JSON (*.json)")
        self._around.questions.save_file(
            self, words("Enregistrer le rapport"), words("rapport-importation.csv"), filters, self._on_report_to
        )

    def _on_report_to(self, path: Path) -> None:
        self._run(
            self._around.words("Enregistrement du rapport"),
            partial(self._screen.save_report, path),
            self._on_report_saved,
        )

    def _on_report_saved(self, path: Path) -> None:
        self._screen.say("")
        words = self._around.words
        self._around.notices.done(words("Rapport enregistré\u00a0: {name}", name=path.name))

    # Work that takes longer than a frame

    def _run(
        self,
        text: str,
        function: Callable[[Progress], Any],
        done: Callable[[Any], object],
        failed: Callable[[], object] | None = None,
    ) -> None:
        if self._work is not None:
            return
        self._work = self._around.background.run(
            function,
            done=done,
            refused=partial(self._on_refused, failed),
            troubled=partial(self._on_troubled, failed),
            cancelled=self._on_cancelled,
        )
        self._work.ended.connect(self._on_ended)
        self._strip = ProgressStrip(self._around.look, self._around.words, text, self._work)
        self._place.addWidget(self._strip)
        self._draw_foot()
        self._strip.show()
        self._strip.cancel.setFocus()

    def _on_ended(self) -> None:
        self._work = None
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        self._draw_foot()
        self.setFocus()

    def _on_done(self, done: Any) -> None:
        self._screen.take_done(done)

    def _on_refused(self, failed: Callable[[], object] | None, refusals: tuple[Refusal, ...]) -> None:
        if failed is not None:
            failed()
        self._screen.complain(refusals)

    def _on_troubled(self, failed: Callable[[], object] | None, trouble: Trouble) -> None:
        if failed is not None:
            failed()
        self._screen.say(self._around.words.trouble(trouble))

    def _on_cancelled(self) -> None:
        self._screen.say("")
        self._around.notices.told(self._around.words("Arrêté\u00a0: rien n’a été écrit."))


def _told_nobody(*_said: object) -> None:
    """Whoever asked has left."""
