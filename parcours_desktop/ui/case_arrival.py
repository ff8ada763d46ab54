"""A small dialog that confirms an arrival: the day, the flight if it is known."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Field, FieldKind, Form, Section, Width
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
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


class ArrivalDialog(FormDialog):
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
        self._confirm = confirm
        super().__init__(
            parent,
            around,
            words("Confirmer l’arrivée de {name}", name=name),
            words("Le délai de cinq jours ouvrables pour la première rencontre se compte à partir de ce jour."),
            words("Confirmer"),
            ARRIVAL,
            self._on_values,
        )
        self.form.set_values({"arrived_on": proposed, "flight": flight})

    def _on_values(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        return self._confirm(values["arrived_on"], str(values["flight"] or ""))
