"""Many cases printed at once: asks what and where, prints in the worker with progress and cancel, goes on after a stop."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from parcours_desktop.domain.print_series import Series, SeriesChoice
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.printouts import Printable
from parcours_desktop.screens.series import Interrupted
from parcours_desktop.screens.series_printing import FORM, SeriesEnd, SeriesScreen
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog


class ResumeDialog(QuestionDialog):
    """Asks what becomes of a series that was stopped; ``given_up``: it is not wanted any more."""

    given_up = Signal()

    def __init__(self, parent: QWidget, around: Surroundings, text: str) -> None:
        words = around.words
        super().__init__(
            parent, around.look, words("Une impression a été arrêtée"), text, words("Reprendre"), words("Plus tard")
        )
        self.other = named(Button(words("Abandonner cette impression"), around.look, "link"), "give-up")
        self.other.clicked.connect(self._on_given_up)
        self.body.addWidget(self.other)

    def _on_given_up(self) -> None:
        self.given_up.emit()
        self.reject()


class LeftDialog(QuestionDialog):
    """The cases that were left, each with the reason; they can be copied."""

    def __init__(self, parent: QWidget, around: Surroundings, lines: Sequence[str]) -> None:
        words = around.words
        super().__init__(parent, around.look, words("Dossiers laissés"), "", words("Copier la liste"), words("Fermer"))
        self.list = named(QPlainTextEdit("\n".join(lines)), "left")
        self.list.setReadOnly(True)
        self.list.setAccessibleName(words("Dossiers laissés"))
        self.list.setTabChangesFocus(True)
        self.body.addWidget(self.list)
        self.accepted.connect(self._on_copy)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())


class SeriesOutput(QObject):
    """Prints for a window; ``make`` gives a screen with the preferences of the moment. ``print_page`` opens the printer's dialog."""

    ended = Signal()

    def __init__(
        self,
        around: Surroundings,
        window: QWidget,
        make: Callable[[], SeriesScreen],
        print_page: Callable[[Printable], object],
    ) -> None:
        super().__init__(window)
        self._around, self._window, self._make, self._print_page = around, window, make, print_page
        self._running = False

    def ask(self, ids: Sequence[int]) -> None:
        """Ask what is printed of these cases, given in the order of the list; first what becomes of a stopped series."""
        if self._running:
            self._around.notices.mind(self._around.words("Une impression est déjà en cours."))
            return
        screen = self._make()
        stopped = screen.interrupted()
        if stopped is None:
            self._ask(screen, ids)
            return
        dialog = ResumeDialog(self._window, self._around, screen.waiting(stopped))
        dialog.accepted.connect(partial(self._resume, screen, stopped.series))
        dialog.given_up.connect(partial(self._on_given_up, screen, stopped.series, ids))
        self._around.questions.show(dialog)

    def offer(self) -> None:
        """Say that a series waits to be taken up, if one does."""
        screen = self._make()
        stopped = screen.interrupted()
        if stopped is not None and not self._running:
            self._offer(screen, stopped)

    def _offer(self, screen: SeriesScreen, stopped: Interrupted) -> None:
        words = self._around.words
        resume = partial(self._resume, screen, stopped.series)
        self._around.notices.mind(screen.waiting(stopped), words("Reprendre"), resume)

    def _ask(self, screen: SeriesScreen, ids: Sequence[int]) -> None:
        words = self._around.words
        dialog = FormDialog(
            self._window,
            self._around,
            screen.title(len(ids)),
            words("Chaque document est inscrit au registre d’impression."),
            words("Continuer…"),
            FORM,
            _nothing_refused,
            screen.choices,
        )
        dialog.form.set_values(screen.values())
        dialog.accepted.connect(partial(self._on_asked, screen, dialog, ids))
        self._around.questions.show(dialog)

    def _on_given_up(self, screen: SeriesScreen, series: Series, ids: Sequence[int]) -> None:
        screen.give_up(series)
        self._ask(screen, ids)

    def _on_asked(self, screen: SeriesScreen, dialog: FormDialog, ids: Sequence[int]) -> None:
        """Ask where, then print."""
        words, questions = self._around.words, self._around.questions
        choice = screen.choice_of(dialog.form.values())
        answer = partial(self._on_target, screen, choice, ids)
        if choice.merged:
            filters = words("Documents PDF (*.pdf)")
            name = screen.proposed_name(choice)
            questions.save_file(self._window, words("Enregistrer les documents"), name, filters, answer)
        else:
            questions.choose_folder(self._window, words("Enregistrer les documents dans un dossier"), answer)

    def _on_target(self, screen: SeriesScreen, choice: SeriesChoice, ids: Sequence[int], target: Path) -> None:
        self._run(screen, screen.printing(choice, ids, target), len(ids))

    def _resume(self, screen: SeriesScreen, series: Series) -> None:
        if not self._running:
            self._run(screen, screen.resuming(series), len(series.cases))

    def _run(self, screen: SeriesScreen, printing: Callable[[Progress], SeriesEnd], count: int) -> None:
        self._running = True
        work = self._around.background.run(
            printing,
            done=partial(self._on_done, screen),
            refused=partial(self._on_refused, screen),
            troubled=partial(self._on_troubled, screen),
            cancelled=partial(self._on_cancelled, screen),
        )
        self._around.notices.work(screen.working(count), work)

    # How it ends

    def _on_done(self, screen: SeriesScreen, end: SeriesEnd) -> None:
        notices, words = self._around.notices, self._around.words
        if end.series.choice.merged and end.result.documents:
            notices.told(screen.said(end), words("Imprimer…"), partial(self._print_page, screen.printout(end)))
        else:
            notices.told(screen.said(end))
        left = screen.left(end)
        if left:
            lines = screen.left_lines(end)
            notices.mind(left, words("Voir la liste…"), partial(self._show_left, lines), stays=True)
        self._end(screen)

    def _show_left(self, lines: Sequence[str]) -> None:
        self._around.questions.show(LeftDialog(self._window, self._around, lines))

    def _on_cancelled(self, screen: SeriesScreen) -> None:
        stopped = screen.interrupted()
        if stopped is None:
            self._around.notices.told(self._around.words("L’impression est arrêtée."))
        else:
            self._offer(screen, stopped)
        self._end(screen)

    def _on_troubled(self, screen: SeriesScreen, trouble: Trouble) -> None:
        words, stopped = self._around.words, screen.interrupted()
        if stopped is None:
            self._around.notices.failed(words.trouble(trouble))
        else:
            resume = partial(self._resume, screen, stopped.series)
            self._around.notices.failed(words.trouble(trouble), words("Reprendre"), resume)
        self._end(screen)

    def _on_refused(self, screen: SeriesScreen, refusals: tuple[Refusal, ...]) -> None:
        self._around.notices.mind(" ".join(map(self._around.words.refusal, refusals)))
        self._end(screen)

    def _end(self, screen: SeriesScreen) -> None:
        self._running = False
        screen.announce()
        self.ended.emit()


def _nothing_refused(_values: Mapping[str, Any]) -> tuple[()]:
    return ()
