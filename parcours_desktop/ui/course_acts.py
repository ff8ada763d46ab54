"""Buttons for what can be done with a course: each opens the form that it asks."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from parcours_desktop.screens.course_act import CourseAct
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import named


def open_act(
    parent: QWidget, around: Surroundings, act: CourseAct, choices: Callable[[str], Sequence[Choice]]
) -> FormDialog:
    """Ask what an act needs; it is done once the form is answered."""
    dialog = FormDialog(parent, around, act.title, act.text, act.yes, act.form, act.take, choices)
    dialog.form.set_values(act.values)
    around.questions.show(dialog)
    return dialog


def act_buttons(
    parent: QWidget, around: Surroundings, acts: Iterable[CourseAct], choices: Callable[[str], Sequence[Choice]]
) -> list[Button]:
    """A button for each act, the first one stronger than the others."""
    made = []
    for place, act in enumerate(acts):
        kind = "accent" if place == 0 else "secondary"
        button = named(Button(act.button, around.look, kind, small=True, icon=act.icon), f"act-{act.name}")
        button.clicked.connect(partial(_on_clicked, parent, around, act, choices))
        made.append(button)
    return made


def _on_clicked(
    parent: QWidget,
    around: Surroundings,
    act: CourseAct,
    choices: Callable[[str], Sequence[Choice]],
    _checked: bool = False,
) -> None:
    open_act(parent, around, act, choices)
