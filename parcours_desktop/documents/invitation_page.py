"""The letter that invites a person to the first meeting: in French, and beside it in a second language where that is allowed.

Charter of the French language, s. 22.3: French is always there, first and whole. What was typed by hand stays as typed.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from parcours_desktop.documents.flow import Align, Cell, Row
from parcours_desktop.documents.ink import HAIRLINE, PANEL, TITLE, Ink
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import Panel, TopRule
from parcours_desktop.documents.page_canvas import PageCanvas
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import APPOINTMENT, ASIDE, BODY, HEADING, LABEL, NAMED, STRONG
from parcours_desktop.documents.tags import Role
from parcours_desktop.documents.typesetting import Line, Style
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.codes import Place
from parcours_desktop.domain.letters import LetterSheet, LetterTexts
from parcours_desktop.system.translation_tables import LANGUAGES
from parcours_desktop.wording.other_languages import day_in, time_in
from parcours_desktop.wording.words import Words

APART = 24.0
INSIDE = 10.0
SIGNING = 32.0
"""Room for the officer's signature."""
TAGS = LANGUAGES | {"zho": "zh-Hans"}
DISTANT = (Place.PHONE, Place.VIDEO)
LETTER_TITLE = replace(HEADING, role=Role.H1)


@dataclass(frozen=True, slots=True)
class Divider:
    """A thin upright rule between the two languages, as high as its row and the gap above."""

    x: float
    ink: Ink = HAIRLINE

    def __call__(self, canvas: PageCanvas, top: float, height: float) -> None:
        """Draws the rule."""
        canvas.box(self.x, top, 0.6, height, self.ink)


@dataclass(frozen=True, slots=True)
class _Column:
    """One language: its texts, where it stands, what it says of the day."""

    texts: LetterTexts
    x: float
    width: float
    when: str

    @property
    def align(self) -> Align:
        return Align.RIGHT if self.texts.right_to_left else Align.LEFT

    @property
    def tag(self) -> str:
        """The language as pages name it, "" for French, which is that of the document."""
        return TAGS.get(self.texts.language, "")


def draw_invitation(
    sheet: LetterSheet, words: Words, paper: Paper, *, large: bool = False, into: Volume | None = None
) -> bytes:
    """The letter as a PDF, in large print if asked, or into a volume; the same sheet gives the same bytes.

    ``words`` are French, whatever the screen speaks.
    """
    return _Letter(sheet, words, OfficePage(words, paper, large, into)).draw()


class _Letter:
    def __init__(self, sheet: LetterSheet, words: Words, page: OfficePage) -> None:
        self._sheet, self._words, self._page, self._paper = sheet, words, page, page.paper
        self._columns = self._made_columns()

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, number = self._words, self._sheet.file_number
        title = words("Invitation à la première rencontre — dossier {number}", number=number)
        named = words("Dossier {number}", number=number)
        return self._page.draw([*self._head(), *self._body()], Naming(title, title, named))

    def _made_columns(self) -> tuple[_Column, ...]:
        sheet, paper, words = self._sheet, self._paper, self._words
        at = sheet.appointment.starts_at
        here = f"{words.capital(words.full_date(at))}, {words.time(at)}"
        if sheet.second is None:
            return (_Column(sheet.french, paper.left, paper.inner_width, here),)
        texts = sheet.second
        comma = "، " if texts.right_to_left else ", "
        there = comma.join((words.capital(day_in(texts.locale, at.date())), time_in(texts.locale, texts.time, at)))
        width = (paper.inner_width - APART) / 2
        return (
            _Column(sheet.french, paper.left, width, here),
            _Column(texts, paper.left + width + APART, width, there),
        )

    @property
    def _office_phone(self) -> str:
        return unbroken(self._sheet.office_phone)

    # The head: from whom, to whom, when it was written

    def _head(self) -> Iterator[Row]:
        sheet, page, words, paper = self._sheet, self._page, self._words, self._paper
        half = paper.inner_width / 2
        left = page.setter.lines(sheet.programme_name, NAMED, half)
        office = " · ".join(filter(None, (sheet.office_name, self._office_phone)))
        left += page.setter.lines(office, ASIDE, half)
        right = page.setter.lines(words("Le {day}", day=sheet.printed_on), BODY, half - APART)
        right += page.setter.lines(words("Dossier {number}", number=sheet.file_number), ASIDE, half - APART)
        cells = (Cell(paper.left, half, left), Cell(paper.left + half + APART, half - APART, right, Align.RIGHT))
        yield Row(cells, below=8, rule=(paper.left, paper.right, 2.2, TITLE))
        lines = tuple(line for text in sheet.address for line in page.setter.lines(text, BODY, half))
        yield Row((Cell(paper.left, half, lines, Align.START),), gap=18, below=6)

    # The letter, language beside language

    def _body(self) -> Iterator[Row]:
        greeting = self._each(lambda column: column.texts.greeting.format(name=self._sheet.person_name))
        yield self._beside(self._each(lambda column: column.texts.title), LETTER_TITLE, gap=12, bare=True)
        yield self._beside(greeting, BODY, gap=8)
        yield self._beside(self._each(self._opening), BODY, gap=8)
        yield self._panel()
        yield self._beside(self._each(self._papers), BODY, gap=10)
        yield self._beside(self._each(self._move), BODY, gap=7)
        needs = self._beside(self._each(lambda column: column.texts.needs), BODY, gap=7)
        closing = self._beside(self._each(lambda column: column.texts.closing), BODY, gap=9)
        yield from (replace(needs, keeps_next=True), replace(closing, keeps_next=True), self._signature())

    def _each(self, said: Callable[[_Column], str]) -> tuple[str, ...]:
        return tuple(map(said, self._columns))

    def _opening(self, column: _Column) -> str:
        return column.texts.opening.format(programme=self._sheet.programme_name)

    def _papers(self, column: _Column) -> str:
        texts = column.texts
        title = texts.at_hand if self._sheet.appointment.place in DISTANT else texts.bring
        return "\n".join((title, *(f"–\u00a0{paper}" for paper in texts.papers)))

    def _move(self, column: _Column) -> str:
        return column.texts.move.format(office_phone=self._office_phone)

    def _beside(self, texts: tuple[str, ...], style: Style, *, gap: float, bare: bool = False) -> Row:
        """A paragraph of each language, beginning on one line."""
        cells = tuple(
            Cell(
                column.x,
                column.width,
                self._page.setter.lines(text, style, column.width, language=column.tag),
                column.align,
            )
            for column, text in zip(self._columns, texts, strict=True)
        )
        return Row(cells, gap=0, above=gap, behind=() if bare else self._divider())

    def _divider(self) -> tuple[Divider, ...]:
        return tuple(Divider(column.x - APART / 2) for column in self._columns[1:])

    def _panel(self) -> Row:
        """When, where and with whom."""
        cells, panels = [], []
        for column in self._columns:
            width = column.width - 2 * INSIDE
            cells.append(Cell(column.x + INSIDE, width, self._meeting(column, width), column.align))
            panels.append(Panel(column.x, column.x + column.width, PANEL))
        return Row(tuple(cells), gap=14, above=8, below=9, behind=tuple(panels))

    def _meeting(self, column: _Column, width: float) -> tuple[Line, ...]:
        sheet, texts = self._sheet, column.texts
        parts = (
            (texts.when, LABEL),
            (column.when, APPOINTMENT),
            (texts.minutes.format(minutes=sheet.appointment.minutes), BODY),
            (texts.where, LABEL),
            (self._where(column), BODY),
            (texts.with_whom, LABEL),
            (self._with_whom(column), BODY),
        )
        return tuple(
            line for text, style in parts for line in self._page.setter.lines(text, style, width, language=column.tag)
        )

    def _where(self, column: _Column) -> str:
        """The place; its details as they were typed."""
        sheet, texts, meeting = self._sheet, column.texts, self._sheet.appointment
        match meeting.place:
            case Place.PHONE:
                said = texts.by_phone if sheet.phone else texts.by_phone_unknown
                told = said.format(phone=unbroken(sheet.phone), office_phone=self._office_phone)
                return "\n".join(filter(None, (told, meeting.place_detail)))
            case Place.VIDEO:
                return "\n".join(filter(None, (texts.by_video, meeting.place_detail)))
            case Place.OFFICE:
                english = texts.language == "eng"
                office = sheet.office_name_en if english else sheet.office_name
                room = sheet.room_en if english else sheet.room
                place = ", ".join(filter(None, (office, room)))
                return "\n".join(filter(None, (place or texts.at_office, meeting.place_detail)))
        return meeting.place_detail or self._words.label(meeting.place)

    def _with_whom(self, column: _Column) -> str:
        officer = self._sheet.officer
        if officer is None:
            return self._office_phone
        title = column.texts.officer_feminine if officer.feminine else column.texts.officer_masculine
        return "\n".join(filter(None, (officer.name, title, unbroken(officer.phone) or self._office_phone)))

    def _signature(self) -> Row:
        """A line to sign on, the officer's name and title in French; beside it, which of the two texts counts."""
        sheet, setter, column = self._sheet, self._page.setter, self._columns[0]
        officer, width = sheet.officer, min(column.width, 230.0)
        lines = setter.lines(officer.name if officer else sheet.office_name, STRONG, width)
        if officer is not None:
            title = sheet.french.officer_feminine if officer.feminine else sheet.french.officer_masculine
            lines += setter.lines(title, ASIDE, width)
        cells = [Cell(column.x, width, lines)]
        for other in self._columns[1:]:
            told = setter.lines(other.texts.official, ASIDE, other.width, language=other.tag)
            cells.append(Cell(other.x, other.width, told, other.align))
        return Row(tuple(cells), gap=SIGNING, above=4, marks=(TopRule(column.x, column.x + width),))


def unbroken(number: str) -> str:
    """A telephone number that stays on one line."""
    return number.replace(" ", "\u00a0")
