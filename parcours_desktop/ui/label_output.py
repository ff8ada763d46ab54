"""Address labels for the cases of the list: asks for the sheet and the first free place, then shows the pages."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.labels import FORM, LabelsScreen
from parcours_desktop.screens.printouts import Printable
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings


class LabelOutput(QObject):
    """``screens`` makes the screen for some cases; ``show`` opens the preview of a document."""

    def __init__(
        self,
        around: Surroundings,
        window: QWidget,
        screens: Callable[[Sequence[int]], LabelsScreen],
        show: Callable[[Printable], object],
    ) -> None:
        super().__init__(window)
        self._around, self._window, self._screens, self._show = around, window, screens, show

    def ask(self, ids: Sequence[int]) -> None:
        """Ask how the labels of these cases are printed; without any address it is said why not."""
        screen, words = self._screens(ids), self._around.words
        if not screen.labels:
            self._around.notices.mind(screen.left)
            return
        dialog = FormDialog(
            self._window,
            self._around,
            screen.title,
            screen.left,
            words("Aperçu…"),
            FORM,
            partial(self._on_answered, screen),
            screen.choices,
        )
        dialog.form.set_values(screen.proposed())
        self._around.questions.show(dialog)

    def _on_answered(self, screen: LabelsScreen, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        refusals = screen.refusals(values)
        if not refusals:
            self._show(screen.printout(values))
        return refusals
