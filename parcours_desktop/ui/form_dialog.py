"""A dialog with a form: it closes once its answers were taken, and says beside the fields what was refused."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, Form
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog


class FormDialog(QuestionDialog):
    """``take(values)`` answers with what was refused, or nothing; it is asked once every required field is filled in."""

    def __init__(
        self,
        parent: QWidget,
        around: Surroundings,
        title: str,
        text: str,
        yes: str,
        form: Form,
        take: Callable[[Mapping[str, Any]], tuple[Refusal, ...]],
        choices: Callable[[str], Sequence[Choice]] | None = None,
    ) -> None:
        super().__init__(parent, around.look, title, text, yes, around.words("Annuler"))
        self._fields, self._take = form.fields, take
        self.form = FormWidget(form, around.look, around.words, choices=choices or _no_choices, today=around.today)
        self.body.addWidget(self.form)
        self.form.focus_field(self._fields[0].name)

    def accept(self) -> None:
        values = self.form.values()
        missing = [field.name for field in self._fields if field.required and not values[field.name]]
        refusals = tuple(Refusal("required", name) for name in missing) or self._take(values)
        if refusals:
            self.form.show_refusals(refusals)
            self.form.focus_first()
            return
        super().accept()


def _no_choices(_source: str) -> tuple[()]:
    return ()
