"""The handover on paper: the cases that an officer receives, what is pressing and what comes next of each."""

from collections.abc import Iterator

from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import ASIDE, STRONG
from parcours_desktop.domain.handover_sheet import HandoverLine, HandoverSheet
from parcours_desktop.wording.words import Words


def draw_handover(sheet: HandoverSheet, words: Words, paper: Paper, *, large: bool = False) -> bytes:
    """The page as a PDF, in large print if asked; the same sheet gives the same bytes."""
    return _Handover(sheet, words, OfficePage(words, paper, large)).draw()


class _Handover:
    def __init__(self, sheet: HandoverSheet, words: Words, page: OfficePage) -> None:
        self._sheet, self._words, self._page = sheet, words, page

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, sheet = self._words, self._sheet
        running = words("Relève — {name} — {day}", name=sheet.receiver, day=sheet.on)
        naming = Naming(words("Relève — {day}", day=sheet.on), running, running)
        return self._page.draw([*self._head(), *self._cases()], naming)

    def _head(self) -> Iterator[Row]:
        words, sheet = self._words, self._sheet
        told = words.many("{n} dossier", "{n} dossiers", len(sheet.lines))
        given = words("de {name}", name=sheet.giver) if sheet.giver else words("de la file des arrivées")
        under = words("{receiver} reçoit {cases}, {given}", receiver=sheet.receiver, cases=told, given=given)
        beside = [text for text in (sheet.office_name, words("Imprimé le {day}", day=sheet.on)) if text]
        yield self._page.title(words("Relève de dossiers"), under, beside)

    def _cases(self) -> Iterator[Row]:
        words = self._words
        heads = (
            (words("Qui"), 3.0),
            (words("Première rencontre"), 2.4),
            (words("La suite"), 3.4),
            (words("Contact"), 1.6),
        )
        yield from self._page.table(heads, [self._case(line) for line in self._sheet.lines])

    def _case(self, line: HandoverLine) -> tuple[Cell, str, str, str]:
        words = self._words
        contact = words.table_date(line.last_contact_on) if line.last_contact_on else words("aucun")
        return self._who(line), self._met(line), self._next(line), contact

    def _who(self, line: HandoverLine) -> Cell:
        words, setter, width = self._words, self._page.setter, self._page.paper.inner_width * 0.27
        spoken = line.language
        if line.interpreter:
            spoken = words("{language}, avec interprète", language=spoken) if spoken else words("avec interprète")
        aside = "\n".join(filter(None, (line.file_number, " · ".join(filter(None, (line.phone, spoken))))))
        return Cell(0, 0, setter.lines(line.list_name, STRONG, width) + setter.lines(aside, ASIDE, width))

    def _met(self, line: HandoverLine) -> str:
        words = self._words
        if line.first_met_on:
            return words("tenue le {day}", day=words.table_date(line.first_met_on))
        if line.deadline_on is None:
            return words("arrivée à venir")
        if line.deadline_on < self._sheet.on:
            return words("délai dépassé le {day}", day=words.table_date(line.deadline_on))
        return words("à tenir avant la fin du {day}", day=words.table_date(line.deadline_on))

    def _next(self, line: HandoverLine) -> str:
        words = self._words
        parts = []
        if line.next_what:
            day = words.table_date(line.next_on) if line.next_on else words("sans date")
            parts.append(words("{day}\u00a0: {what}", day=day, what=line.next_what))
        else:
            parts.append(words("rien de prévu"))
        if line.late_on:
            parts.append(words("en retard depuis le {day}", day=words.table_date(line.late_on)))
        return "\n".join(parts)
