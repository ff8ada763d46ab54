"""Running a command from a form: what was refused is said beside its fields, what failed around the program at its foot."""

from parcours_desktop.commands.desk import Command, Desk
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble


def refusals_of(desk: Desk, command: Command[object]) -> tuple[Refusal, ...]:
    """Run a command; nothing when it was done. A trouble of the environment is a refusal of no field: the form stays open."""
    try:
        desk.do(command)
    except Refused as refused:
        return refused.refusals
    except Trouble as trouble:
        return (Refusal(trouble.code, "", trouble.values),)
    return ()
