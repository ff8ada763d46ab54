"""The strip at the end of a plan that is torn off and taken along: the next appointments, each with a code for a telephone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time

from parcours_desktop.documents.flow import Align, Cell, Figure, Row
from parcours_desktop.documents.ink import QUIET
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Leaf
from parcours_desktop.documents.plan_head import PLACES
from parcours_desktop.documents.qr_code import HALF_MILLIMETRE, QrCode
from parcours_desktop.documents.second_text import SecondText
from parcours_desktop.documents.styles import ASIDE, BODY, STRONG, SUBHEADING
from parcours_desktop.documents.tags import Element, Role
from parcours_desktop.documents.typesetting import Line, Typesetter
from parcours_desktop.domain.appointment_code import appointment_code
from parcours_desktop.domain.rows import AppointmentRow, PlanSheet
from parcours_desktop.wording.words import Words

WITH_CODE = 4
"""So many have a code; those after them are told in words alone."""
ACROSS, SPACE, BESIDE = 2, 14.0, 6.0
DASH, GAP = 5.0, 4.0


@dataclass(frozen=True, slots=True)
class CutLine:
    """Where to tear: a dashed rule from ``x`` to ``right`` along the top of the row."""

    x: float
    right: float

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:  # noqa: ARG002 a rule has no height
        """Draws the dashes."""
        count = int((self.right - self.x) // (DASH + GAP)) + 1
        lefts = (self.x + number * (DASH + GAP) for number in range(count))
        canvas.boxes(((left, top, min(DASH, self.right - left), 0.8) for left in lefts), QUIET)


class StripRows:
    """Makes the rows of the strip of one sheet."""

    def __init__(self, sheet: PlanSheet, words: Words, setter: Typesetter, leaf: Leaf) -> None:
        self._sheet, self._words, self._setter, self._paper = sheet, words, setter, leaf
        self._second = SecondText.of(sheet, words, setter)

    def rows(self) -> list[Row]:
        """The strip, kept on one page as long as a page holds it. Nothing without an appointment to come, nor on a version
        that was signed before there were strips: it prints as it was signed.
        """
        sheet = self._sheet
        if not sheet.appointments or (sheet.version is not None and sheet.layout is None):
            return []
        coded = [row for row in sheet.appointments if row.uid and not row.all_day][:WITH_CODE]
        others = [row for row in sheet.appointments if row not in coded]
        rows = [*self._head(), *self._cards(coded), *map(self._line, others)]
        return [*(replace(row, keeps_next=True) for row in rows[:-1]), rows[-1]]

    def _head(self) -> list[Row]:
        words, paper = self._words, self._paper
        heading = words("À détacher\u00a0: mes prochains rendez-vous")
        told = words("Un téléphone qui lit le code ajoute le rendez-vous à son calendrier, même sans connexion.")
        lines: tuple[Line, ...] = ()
        for text, style in ((heading, replace(SUBHEADING, role=Role.H2)), (told, ASIDE)):
            lines += self._setter.lines(text, style, paper.inner_width)
            if self._second:
                lines += self._second.of_french(text, style, paper.inner_width)
        align = Align.START if self._second else Align.LEFT
        cell = Cell(paper.left, paper.inner_width, lines, align)
        return [Row((cell,), gap=20, above=7, marks=(CutLine(paper.left, paper.right),))]

    def _cards(self, appointments: Sequence[AppointmentRow]) -> list[Row]:
        paper = self._paper
        across = 1 if paper.large else ACROSS
        width = (paper.inner_width - SPACE * (across - 1)) / across
        lefts = [paper.left + place * (width + SPACE) for place in range(across)]
        return [
            Row(
                tuple(
                    self._card(row, left, width)
                    for row, left in zip(appointments[first : first + across], lefts, strict=False)
                ),
                gap=4,
            )
            for first in range(0, len(appointments), across)
        ]

    def _card(self, row: AppointmentRow, left: float, width: float) -> Cell:
        """The code, and beside it when and where."""
        words = self._words
        stamp = datetime.combine(self._sheet.printed_on, time())
        text = appointment_code(row, words("Rendez-vous"), self._place(row), stamp)
        code = QrCode(text, left, 0, HALF_MILLIMETRE / self._paper.scale)
        when = words.date_time(row.starts_at)
        alt = words("Code à lire avec un téléphone\u00a0: rendez-vous, {when}", when=when)
        figure = Figure(alt, code, left, 0, code.size, code.size)
        beside = left + code.size + BESIDE
        room = left + width - beside
        lines = self._setter.lines(when, STRONG, room) + self._when_beside(row, room) + self._where(row, room)
        align = Align.START if self._second else Align.LEFT
        return Cell(beside, room, lines, align, down=8, tag=Element(Role.DIVISION), figures=(figure,))

    def _when_beside(self, row: AppointmentRow, width: float) -> tuple[Line, ...]:
        """The same day and hour in the second language."""
        return self._second.lines(self._second.day(row.starts_at), ASIDE, width) if self._second else ()

    def _where(self, row: AppointmentRow, width: float) -> tuple[Line, ...]:
        words, setter = self._words, self._setter
        what = words("{kind}, {place}", kind=words.label(row.kind), place=words(PLACES[row.place]))
        lines = setter.lines(what, BODY, width)
        if self._second:
            lines += self._second.appointment(row, PLACES[row.place], width)
        return lines + setter.lines(row.place_detail, ASIDE, width)

    def _line(self, row: AppointmentRow) -> Row:
        """One more appointment, in words alone."""
        words, paper = self._words, self._paper
        what = words("{kind}, {place}", kind=words.label(row.kind), place=words(PLACES[row.place]))
        when = words.date(row.starts_at) if row.all_day else words.date_time(row.starts_at)
        said = words("{date} — {what}", date=when, what=", ".join(filter(str.strip, (what, row.place_detail))))
        lines = self._setter.lines(said, BODY, paper.inner_width)
        if self._second:
            at = row.starts_at.date() if row.all_day else row.starts_at
            lines += self._second.lines(self._second.day(at), ASIDE, paper.inner_width)
        align = Align.START if self._second else Align.LEFT
        return Row((Cell(paper.left, paper.inner_width, lines, align),), gap=3)

    def _place(self, row: AppointmentRow) -> str:
        """Where the telephone says it is: what was typed, or else the kind of place."""
        return row.place_detail.strip() or self._words(PLACES[row.place])
