"""A small dialog that closes a case: for which reason, and what is to be known about it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, Field, FieldKind, Form, Section, Width
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.wording.marked import marked

NOTE_AT_MOST = 4_000
CLOSING = Form(
    (
        Section(
            "",
            (
                Field(
                    "closing_reason",
                    marked("Motif"),
                    FieldKind.CHOICE,
                    required=True,
                    width=Width.FULL,
                    choices="closing_reasons",
                    placeholder=marked("Choisir un motif…"),
                ),
                Field(
                    "closing_note",
                    marked("Précision"),
                    FieldKind.LONG_TEXT,
                    width=Width.FULL,
                    max_length=NOTE_AT_MOST,
                    placeholder=marked("Vers qui le dossier est transféré, ce qui a été convenu…"),
                ),
            ),
        ),
    )
)


class ClosingDialog(FormDialog):
    """``close_case(reason, note)`` answers with what was refused, or nothing: the dialog then closes."""

    def __init__(
        self,
        parent: QWidget,
        around: Surroundings,
        name: str,
        choices: Callable[[str], Sequence[Choice]],
        close_case: Callable[[str, str], tuple[Refusal, ...]],
    ) -> None:
        words = around.words
        self._close_case = close_case
        super().__init__(
            parent,
            around,
            words("Fermer le dossier de {name}", name=name),
            words("Le dossier sort de vos listes. Rien n’est effacé et il peut être rouvert."),
            words("Fermer le dossier"),
            CLOSING,
            self._on_values,
            choices,
        )

    def _on_values(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        return self._close_case(str(values["closing_reason"]), str(values["closing_note"] or ""))
