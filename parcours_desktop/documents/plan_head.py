"""What stands around the strands of the action plan: title, version, person, officer, next appointment, signatures."""

from dataclasses import replace
from datetime import date

from parcours_desktop.documents.flow import Align, Cell, Row, height_of
from parcours_desktop.documents.ink import PANEL, TITLE
from parcours_desktop.documents.ornaments import Chip, Panel, TopRule
from parcours_desktop.documents.paper import Leaf
from parcours_desktop.documents.plan_strand import officer_heading
from parcours_desktop.documents.second_text import FRENCH_COUNTS, SecondText
from parcours_desktop.documents.styles import APPOINTMENT, ASIDE, BODY, HEADING, PAGE_TITLE, STRONG
from parcours_desktop.documents.tags import Role
from parcours_desktop.documents.typesetting import Line, Style, Typesetter
from parcours_desktop.domain.codes import OfficerRole, Place
from parcours_desktop.domain.rows import AppointmentRow, PlanSheet
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

SIDE, PERSON, PANEL_WIDTH, INSIDE, SPACE = 200.0, 198.0, 178.0, 10.0, 12.0
CHIP_PAD, CHIP_HEIGHT = 8.0, 17.0

PLACES = {
    Place.OFFICE: marked("au bureau"),
    Place.PHONE: marked("par téléphone"),
    Place.VIDEO: marked("par visioconférence"),
    Place.OTHER_OFFICE: marked("dans un autre bureau"),
    Place.AIRPORT: marked("à l’aéroport"),
}
SECOND_TITLE = replace(PAGE_TITLE, size=18, leading=24, role=Role.PARAGRAPH)
SUPERSCRIPT = str.maketrans("denrst", "ᵈᵉⁿʳˢᵗ")


class HeadRows:
    """Makes the rows above and below the strands of one sheet."""

    def __init__(self, sheet: PlanSheet, words: Words, setter: Typesetter, leaf: Leaf) -> None:
        self._sheet = sheet
        self._words = words
        self._setter = setter
        self._paper = leaf
        self._second = SecondText.of(sheet, words, setter)

    def title(self) -> list[Row]:
        """Title and programme on the left; file number and version on the right, or below; a thick rule under them."""
        paper, words, sheet = self._paper, self._words, self._sheet
        stacked = paper.large
        width, side = (paper.inner_width,) * 2 if stacked else (paper.inner_width - SIDE - SPACE, SIDE)
        name = self._setter.lines(words("Mon plan d’action"), PAGE_TITLE, width)
        name += self._beside("Mon plan d’action", SECOND_TITLE, width)
        name += self._setter.lines(sheet.programme_name, ASIDE, width)
        number = self._setter.lines(words("Dossier {number}", number=sheet.file_number), ASIDE, side)
        version = tuple(line for text in self._version() for line in self._setter.lines(text, ASIDE, side))
        align, left = (Align.LEFT, paper.left) if stacked else (Align.RIGHT, paper.right - side)
        chip_height = CHIP_HEIGHT + 4 if sheet.version is None and not stacked else 0.0
        down = 0.0 if stacked else max(0.0, height_of(name) - height_of(number) - chip_height - height_of(version))
        cells = [Cell(left, side, number, align, down)]
        marks: tuple[Chip, ...] = ()
        if sheet.version is None:
            cell, chip = draft_mark(words, self._setter, paper.right, 0 if stacked else down + height_of(number) + 1)
            cells.append(cell)
            marks = (chip,)
        cells.append(Cell(left, side, version, align, down + height_of(number) + chip_height))
        rule = (paper.left, paper.right, 2.2, TITLE)
        first = Cell(paper.left, width, name)
        if stacked:
            return [Row((first,), below=4, keeps_next=True), Row(tuple(cells), below=8, marks=marks, rule=rule)]
        return [Row((first, *cells), below=8, marks=marks, rule=rule)]

    def _version(self) -> list[str]:
        words, sheet = self._words, self._sheet
        if sheet.version is not None:
            number = str(sheet.version)
            if sheet.signed_on is None:
                return [words("Version {number}", number=number)]
            if sheet.sealed_form is SealForm.APPROVED:
                return [words("Version {number}, approuvée le {day}", number=number, day=words.date(sheet.signed_on))]
            return [words("Version {number}, signée le {day}", number=number, day=words.date(sheet.signed_on))]
        printed = words("Imprimé le {day}", day=words.date(sheet.printed_on))
        if not sheet.latest_version:
            return [printed]
        return [printed, words("Dernière version signée\u00a0: {number}", number=str(sheet.latest_version))]

    def people(self) -> list[Row]:
        """The person, the officer and the next appointment: side by side, or one under the other in large print."""
        paper = self._paper
        if paper.large:
            width = paper.inner_width
            return [
                Row((Cell(paper.left, width, self._person(width)),), gap=10),
                Row((Cell(paper.left, width, self._officer(width)),), gap=10),
                replace(self._panel(paper.left), gap=10),
            ]
        panel = paper.right - PANEL_WIDTH
        officer = paper.left + PERSON + SPACE
        beside = self._panel(panel)
        cells = (
            Cell(paper.left, PERSON, self._person(PERSON), down=2),
            Cell(officer, panel - SPACE - officer, self._officer(panel - SPACE - officer), down=2),
        )
        return [replace(beside, cells=(*cells, *beside.cells), gap=10)]

    def _panel(self, left: float) -> Row:
        """The next appointment on its panel, from ``left`` to the margin."""
        inside = self._paper.right - left - 2 * INSIDE
        align = Align.START if self._second else Align.LEFT
        cell = Cell(left + INSIDE, inside, self._appointment(inside), align, down=7)
        return Row((cell,), below=6, behind=(Panel(left, self._paper.right, PANEL),))

    def _person(self, width: float) -> tuple[Line, ...]:
        words, sheet, setter = self._words, self._sheet, self._setter
        lines = setter.lines(sheet.person_name, HEADING, width)
        if sheet.arrived_on is not None:
            arrival = words("Arrivée au Québec\u00a0: {day}", day=words.medium_date(sheet.arrived_on))
        elif sheet.arriving_on is not None:
            arrival = words("Arrivée prévue\u00a0: {day}", day=words.medium_date(sheet.arriving_on))
        else:
            arrival = words("Date d’arrivée à confirmer")
        lines += setter.lines(arrival, BODY, width) + self._arrival_beside(width)
        if sheet.first_meeting_at is None:
            lines += setter.lines(words("Première rencontre à fixer"), BODY, width)
            return lines + self._beside("Première rencontre à fixer", ASIDE, width)
        met = words("Première rencontre\u00a0: {day}", day=words.medium_date(sheet.first_meeting_at))
        lines += setter.lines(met, BODY, width)
        lines += self._beside("Première rencontre\u00a0: {day}", ASIDE, width, day=sheet.first_meeting_at.date())
        return lines + setter.lines(self._working_day(), ASIDE, width)

    def _arrival_beside(self, width: float) -> tuple[Line, ...]:
        """The arrival in the second language."""
        sheet = self._sheet
        if sheet.arrived_on is not None:
            return self._beside("Arrivée au Québec\u00a0: {day}", ASIDE, width, day=sheet.arrived_on)
        if sheet.arriving_on is not None:
            return self._beside("Arrivée prévue\u00a0: {day}", ASIDE, width, day=sheet.arriving_on)
        return self._beside("Date d’arrivée à confirmer", ASIDE, width)

    def _beside(self, french: str, style: Style, width: float, day: date | None = None) -> tuple[Line, ...]:
        """What stands in the second language for a text of the page; nothing where French stands alone."""
        if self._second is None:
            return ()
        if day is None:
            return self._second.of_french(french, style, width)
        return self._second.of_french(french, style, width, day=self._second.day(day))

    def _working_day(self) -> str:
        """« 3ᵉ jour ouvrable »: working days from arrival, arrival excluded (programme, first meeting within five)."""
        words, day = self._words, self._sheet.first_meeting_day
        if day is None or day < 0:
            return ""
        if day == 0:
            return words("le jour de l’arrivée")
        figure, ending = words.ordinal_parts(day)
        return words("{ordinal} jour ouvrable", ordinal=figure + ending.translate(SUPERSCRIPT))

    def _officer(self, width: float) -> tuple[Line, ...]:
        sheet, setter, officer = self._sheet, self._setter, self._sheet.officer
        lines = setter.lines(officer_heading(sheet, self._words), HEADING, width)
        lines += self._beside(officer_heading(sheet, self._words), ASIDE, width)
        office = sheet.office_name or (officer.office if officer else "")
        phone = (officer.phone if officer else "") or sheet.office_phone
        lines += setter.lines(officer.name if officer else self._words("à désigner"), BODY, width)
        if officer is None:
            lines += self._beside("à désigner", ASIDE, width)
        for text in (office, phone):
            lines += setter.lines(text, BODY, width)
        return lines

    def _appointment(self, width: float) -> tuple[Line, ...]:
        words, setter, next_one = self._words, self._setter, self._sheet.next_appointment
        lines = setter.lines(words("Prochain rendez-vous"), replace(STRONG, role=Role.H2), width)
        lines += self._beside("Prochain rendez-vous", STRONG, width)
        if next_one is None:
            lines += setter.lines(words("À fixer ensemble"), BODY, width)
            return lines + self._beside("À fixer ensemble", BODY, width)
        lines += setter.lines(words.date_time(next_one.starts_at), APPOINTMENT, width)
        if self._second:
            lines += self._second.lines(self._second.day(next_one.starts_at), STRONG, width)
        lines += setter.lines(self._what(next_one), ASIDE, width)
        if self._second:
            lines += self._second.appointment(next_one, PLACES[next_one.place], width)
        return lines + setter.lines(next_one.place_detail, ASIDE, width)

    def _what(self, appointment: AppointmentRow) -> str:
        words = self._words
        return words("{kind}, {place}", kind=words.label(appointment.kind), place=words(PLACES[appointment.place]))

    def signatures(self) -> list[Row]:
        """Three lines to sign on: the person, the officer, the date."""
        paper, words, sheet, setter = self._paper, self._words, self._sheet, self._setter
        width = (paper.inner_width - 2 * SPACE) / 3
        officer = setter.lines(sheet.officer.name if sheet.officer else officer_heading(sheet, words), ASIDE, width)
        if sheet.officer is not None and sheet.officer.role in set(OfficerRole):
            title = words.title(OfficerRole(sheet.officer.role), feminine=sheet.officer.feminine)
            officer += setter.lines(title, ASIDE, width) + self._beside(title, ASIDE, width)
        day = setter.lines(words("Date"), ASIDE, width) + self._beside("Date", ASIDE, width)
        texts = (setter.lines(sheet.person_name, ASIDE, width), officer, day)
        lefts = [paper.left + index * (width + SPACE) for index in range(3)]
        signed = Row(
            tuple(Cell(left, width, lines) for left, lines in zip(lefts, texts, strict=True)),
            gap=32,
            above=4,
            marks=tuple(TopRule(left, left + width) for left in lefts),
        )
        counts = self._which_text_counts()
        return [replace(signed, keeps_next=True), *counts] if counts else [signed]

    def _which_text_counts(self) -> list[Row]:
        """In small print, while nobody has reviewed the translation: the French text is the official one."""
        if self._second is None or self._second.second.reviewed_by:
            return []
        paper, half = self._paper, (self._paper.inner_width - SPACE) / 2
        if paper.large:
            half = paper.inner_width
        lines = self._setter.lines(self._words(FRENCH_COUNTS), ASIDE, half)
        other = self._beside(FRENCH_COUNTS, ASIDE, half)
        if paper.large:
            return [Row((Cell(paper.left, half, lines + other, Align.START),), gap=10)]
        cells = (Cell(paper.left, half, lines), Cell(paper.right - half, half, other, Align.START))
        return [Row(cells, gap=10)]


def draft_mark(words: Words, setter: Typesetter, right: float, down: float) -> tuple[Cell, Chip]:
    """The word « Projet » and the chip behind it, ending at ``right``, ``down`` points below the top of their row."""
    line = setter.fitted(words("Projet"), STRONG, SIDE - 2 * CHIP_PAD)
    left = right - line.width - 2 * CHIP_PAD
    return Cell(left + CHIP_PAD, line.width, (line,), down=down + 1), Chip(left, right, down, CHIP_HEIGHT)
