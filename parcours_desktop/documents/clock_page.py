"""The proof of a five-working-day clock: the days counted one by one, the meetings, the attempts, the excuse, the outcome."""

from collections.abc import Iterator, Sequence

from parcours_desktop.documents.flow import Cell, Row
from parcours_desktop.documents.ink import PANEL
from parcours_desktop.documents.office_page import Naming, OfficePage
from parcours_desktop.documents.ornaments import Panel
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.styles import APPOINTMENT, ASIDE, BODY, STRONG
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.clock import FIVE, ClockState, CountedDay, DayKind
from parcours_desktop.domain.clock_sheet import ClockSheet
from parcours_desktop.wording.clock_words import outcome
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

INSIDE = 10.0
RULES = (
    marked(
        "La première rencontre se tient dans les cinq premiers jours ouvrables suivant l’arrivée "
        "(annonce du ministère, 8 août 2019)."
    ),
    marked(
        "Le jour de l’arrivée ne compte pas, le dernier jour compte; les samedis, les dimanches et les jours fériés ne "
        "comptent pas (Règlement, RLRQ, c. J-3, r. 3, art. 3). Les jours que la fonction publique déplace ou ajoute "
        "sont ceux de la table tenue par le bureau."
    ),
)


def draw_clock_proof(
    sheet: ClockSheet, words: Words, paper: Paper, *, large: bool = False, into: Volume | None = None
) -> bytes:
    """The proof as a PDF, in large print if asked, or into a volume; the same sheet gives the same bytes."""
    return _Proof(sheet, words, OfficePage(words, paper, large, into)).draw()


class _Proof:
    def __init__(self, sheet: ClockSheet, words: Words, page: OfficePage) -> None:
        self._sheet, self._words, self._page = sheet, words, page

    def draw(self) -> bytes:
        """Rows, then pages."""
        words, sheet = self._words, self._sheet
        number = sheet.file_number
        naming = Naming(
            words("Preuve du délai de cinq jours ouvrables — dossier {number}", number=number),
            words("Délai de cinq jours ouvrables — dossier {number}", number=number),
            words("Délai de cinq jours ouvrables — dossier {number}", number=number),
        )
        parts = (self._head(), self._outcome(), self._days(), self._rules(), self._meetings(), self._attempts())
        return self._page.draw([row for part in parts for row in part], naming)

    def _head(self) -> Iterator[Row]:
        words, sheet, page = self._words, self._sheet, self._page
        beside = (
            words("Dossier {number}", number=sheet.file_number),
            words("Imprimé le {day}", day=words.date(sheet.printed_on)),
        )
        yield page.title(words("Délai de cinq jours ouvrables"), sheet.programme_name, beside)
        arrived, expected = sheet.clock.arrived_on, sheet.arriving_on
        known = words.full_date(arrived) if arrived else ""
        awaited = words("{day} (prévue, à confirmer)", day=words.full_date(expected)) if expected else ""
        officer = sheet.officer.name if sheet.officer else words("à attribuer")
        yield Row((), least=4)
        yield from page.pairs(
            (
                (words("Personne"), sheet.person_name),
                (words("Bureau"), sheet.office_name),
                (words("Agente ou agent"), officer),
                (words("Arrivée au Québec"), known or awaited or words("à confirmer")),
                (words("Dernier jour du délai"), words.full_date(sheet.clock.deadline) if sheet.clock.deadline else ""),
            )
        )

    def _outcome(self) -> Iterator[Row]:
        """What the clock shows, on a panel: the state, a sentence, the excuse."""
        page, sheet, words = self._page, self._sheet, self._words
        width = page.paper.inner_width - 2 * INSIDE
        lines = page.setter.lines(words.label(sheet.clock.state), APPOINTMENT, width)
        for text, style in ((outcome(sheet.clock, words), BODY), (self._excuse(), BODY), (sheet.excuse_note, ASIDE)):
            lines += page.setter.lines(text, style, width)
        panel = Panel(page.paper.left, page.paper.right, PANEL)
        yield Row((Cell(page.paper.left + INSIDE, width, lines),), gap=10, above=6, below=8, behind=(panel,))

    def _excuse(self) -> str:
        sheet, words = self._sheet, self._words
        if sheet.clock.excused is None or sheet.excused_on is None:
            return ""
        told = words("Motif noté : {reason}, le {day}.", reason=sheet.clock.excused, day=sheet.excused_on)
        if sheet.excused_by:
            told = words(
                "Motif noté : {reason}, le {day}, par {name}.",
                reason=sheet.clock.excused,
                day=sheet.excused_on,
                name=sheet.excused_by,
            )
        return told

    def _days(self) -> Iterator[Row]:
        words, page, days = self._words, self._page, self._sheet.days
        if not days:
            return
        yield page.heading(words("Jours comptés"))
        titles = (words("Jour"), words("Date"), words("Ce que c’est"), words("Compté"))
        shares = (1.7, 1.9, 4.4, 1.5) if page.paper.large else (1.7, 1.6, 5.6, 1.2)
        heads = tuple(zip(titles, shares, strict=True))
        yield from page.table(heads, [self._day(day) for day in days])

    def _day(self, day: CountedDay) -> Sequence[str | Cell]:
        words = self._words
        what = words.label(day.kind)
        if day.holiday is not None and day.kind is DayKind.HOLIDAY:
            what = words("{what} : {holiday}", what=what, holiday=day.holiday)
        if day.number is None:
            return words.capital(words.weekday(day.on)), words.table_date(day.on), what, "—"
        counted = words("{n} sur {most}", n=day.number, most=FIVE)
        return words.capital(words.weekday(day.on)), words.table_date(day.on), what, self._strong(counted)

    def _strong(self, text: str) -> Cell:
        return Cell(0, 0, self._page.setter.lines(text, STRONG, self._page.paper.inner_width))

    def _meetings(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        yield page.heading(words("Premières rencontres fixées"))
        if not sheet.appointments:
            yield page.text(words("Aucune première rencontre n’a été fixée."))
            return
        heads = ((words("Quand"), 3.2), (words("Lieu ou moyen"), 2.6), (words("Avec"), 2.4), (words("État"), 1.6))
        lines = [
            (words.date_time(row.starts_at), words.label(row.place), sheet.name(row.officer), words.label(row.state))
            for row in sheet.appointments
        ]
        yield from page.table(heads, lines)

    def _attempts(self) -> Iterator[Row]:
        words, page, sheet = self._words, self._page, self._sheet
        yield page.heading(words("Tentatives pour joindre la personne"))
        if not sheet.attempts:
            yield page.text(words("Aucune tentative n’est notée."))
            return
        heads = ((words("Quand"), 3.0), (words("Moyen"), 1.8), (words("Résultat"), 3.4), (words("Par"), 2.2))
        lines = [
            (
                words.date_time(row.made_at),
                words.label(row.way),
                "\n".join(filter(None, (words.label(row.result), row.note))),
                sheet.name(row.officer),
            )
            for row in sheet.attempts
        ]
        yield from page.table(heads, lines)

    def _rules(self) -> Iterator[Row]:
        words, page = self._words, self._page
        rules = [page.text(words(rule), ASIDE, gap=4) for rule in RULES]
        if self._sheet.clock.state is ClockState.EXCUSED:
            rules.append(
                page.text(
                    words(
                        "Un dépassement est justifié par un motif codé. Une personne est impossible à joindre après au moins "
                        "{needed} tentatives sans succès, sur au moins deux jours (règle du bureau).",
                        needed=self._sheet.attempts_needed,
                    ),
                    ASIDE,
                    gap=4,
                )
            )
        yield from rules
