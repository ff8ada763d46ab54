"""Something that can be done with a course now: the words of its button and of its form, and what the form begins with."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from parcours_desktop.commands.desk import Command
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.fields import FieldValue, Form

Values = Mapping[str, FieldValue]


@dataclass(frozen=True, slots=True)
class CourseAct:
    """``name`` is told when the form is answered, with what it ``take``s; ``button`` is its word, ``icon`` beside it."""

    name: str
    button: str
    icon: str
    title: str
    text: str
    yes: str
    form: Form
    take: Callable[[Values], tuple[Refusal, ...]]
    values: Values = field(default_factory=dict)


def tried(state: CaseState, command: Command[object]) -> tuple[Refusal, ...]:
    """Run a command of a form; answers what was refused. What fails around the program is told too."""
    try:
        state.desk.do(command)
    except Refused as refused:
        return refused.refusals
    except Trouble as trouble:
        state.troubled.emit(state.words.trouble(trouble))
        return (Refusal(trouble.code, "", trouble.values),)
    return ()
