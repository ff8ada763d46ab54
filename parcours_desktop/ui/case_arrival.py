"""A small dialog that confirms an arrival: the day, the flight if it is known."""

from collections.abc import Callable
from datetime import date

from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog
from parcours_desktop.wording.marked import marked

ARRIVAL = Form(
    (
        Section(
            "",
            (
                Field("arrived_on", marked("Arrivée au Québec le"), FieldKind.DATE, required=True, width=Width.HALF),
                Field("flight", marked("Vol"), width=Width.HALF, max_length=40),
            ),
        ),
    )
)


class ArrivalDialog(QuestionDialog):
    """``confirm(arrived_on, flight)`` answers with what was refused, or nothing: the dialog then closes."""

    def __init__(
        self,
        parent: QWidget,
        around: Surroundings,
        name: str,
        proposed: date,
        flight: str,
        confirm: Callable[[date, str], tuple[Refusal, ...]],
    ) -> None:
        words = around.words
        super().__init__(
            parent,
            around.look,
            words("Confirmer l’arrivée de {name}", name=name),
            words("Le délai de cinq jours ouvrables pour la première rencontre se compte à partir de ce jour."),
            words("Confirmer"),
            words("Annuler"),
        )
        self._confirm = confirm
        self.form = FormWidget(ARRIVAL, around.look, words, choices=_no_choices, today=around.today)
        self.form.set_values({"arrived_on": proposed, "flight": flight})
        self.body.addWidget(self.form)
        self.form.focus_field("arrived_on")

    def accept(self) -> None:
        values = self.form.values()
        day = values["arrived_on"]
        refusals: tuple[Refusal, ...] = (Refusal("required", "arrived_on"),)
        if isinstance(day, date):
            refusals = self._confirm(day, str(values["flight"] or ""))
        if refusals:
            self.form.show_refusals(refusals)
            self.form.focus_first()
            return
        super().accept()


def _no_choices(_source: str) -> tuple[()]:
    return ()
