"""The columns of the case list as the table draws them."""

from functools import partial

from parcours_desktop.domain.case_state import CaseStateKind
from parcours_desktop.domain.codes import Strand
from parcours_desktop.screens.case_lines import CaseWords, Line, LineColumn
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column

TONES = {
    CaseStateKind.CLOSED: Tone.NEUTRAL,
    CaseStateKind.CLOCK_MISSED: Tone.BAD,
    CaseStateKind.CLOCK_TODAY: Tone.BAD,
    CaseStateKind.STEP_LATE: Tone.BAD,
    CaseStateKind.CLOCK_RUNNING: Tone.MIND,
    CaseStateKind.STEP_TODAY: Tone.BAD,
    CaseStateKind.SILENT: Tone.MIND,
    CaseStateKind.ARRIVING: Tone.INFO,
    CaseStateKind.BEFORE_ARRIVAL: Tone.INFO,
    CaseStateKind.UP_TO_DATE: Tone.GOOD,
}
CALM_FROM = 3  # working days left from which the clock is green


def tone_of(line: Line) -> Tone:
    """The tone of a line's pill."""
    if line.state.kind is CaseStateKind.CLOCK_RUNNING and line.state.days >= CALM_FROM:
        return Tone.GOOD
    return TONES[line.state.kind]


def columns_of(chosen: tuple[LineColumn, ...], says: CaseWords) -> tuple[Column[Line], ...]:
    """The chosen columns."""
    return tuple(_column(column, says) for column in chosen)


def _column(column: LineColumn, says: CaseWords) -> Column[Line]:
    text = partial(says.text, column.key)
    return Column(
        column.key,
        column.title,
        text=text,
        width=column.width,
        bold=column.key == "name",
        subtle=column.key in {"file_number", "csq_number"},
        numeric=column.key == "progress",
        sortable=column.order is not None,
        pill=partial(_pill, says) if column.key == "state" else None,
        strand=_strand if column.key == "strand" else None,
        tip=partial(_next_tip, says) if column.key == "next" else None,
    )


def _pill(says: CaseWords, line: Line) -> PillText:
    return PillText(says.state(line.state), tone_of(line))


def _strand(line: Line) -> Strand | None:
    return line.strand


def _next_tip(says: CaseWords, line: Line) -> str:
    return says.next_tip(line.row)
