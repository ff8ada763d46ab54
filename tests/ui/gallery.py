"""Pictures of every widget and of the empty windows: ``python -m tests.ui.gallery FOLDER`` (light and dark, 100 and 200 %)."""

import os
import subprocess
import sys
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path

from parcours_desktop.domain.codes import Strand
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.fields import Choice, Field, FieldKind, Form, Section, Width
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.shell import FileState, ShellFacts
from parcours_desktop.screens.start import StartScreen
from parcours_desktop.ui.background import Background
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.shell import MainWindow
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import Tone
from parcours_desktop.ui.unlock_window import UnlockWindow
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, PageHeader, SectionHeader, StrandMark
from parcours_desktop.ui.widgets.chip import Chip, FilterChip
from parcours_desktop.ui.widgets.empty_state import EmptyState
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import hairline
from parcours_desktop.ui.widgets.pill import Pill, PillText
from parcours_desktop.ui.widgets.progress import StrandProgress
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.words import Words
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget
from tests.ui.conftest import RESOURCES, TODAY, AnsweredQuestions, surroundings

NAMES = (
    "Benhaddou, Amina",
    "Haddad, Rania",
    "Kovalenko, Olena",
    "Nguyễn, Thị Mai",
    "Nkoulou, Jean-Baptiste",
    "Şahin, Łukasz",
    "Олена",
    "نيلوفر",
)
TONES = (
    ("à jour", Tone.GOOD),
    ("2 j ouvr.", Tone.MIND),
    ("6 j retard", Tone.BAD),
    ("arrivée prévue", Tone.INFO),
    ("fermé", Tone.NEUTRAL),
)
FORM = Form(
    (
        Section(
            "Identité",
            (
                Field("family", "Nom de famille", required=True, help="Comme au passeport"),
                Field("given", "Prénom"),
                Field("birth", "Date de naissance", FieldKind.DATE, required=True),
                Field("category", "Catégorie", FieldKind.CHOICE, choices="languages"),
                Field("language", "Langue", FieldKind.SEARCH_CHOICE, choices="languages"),
                Field("children", "Enfants", FieldKind.INTEGER, width=Width.SMALL),
                Field("oral", "Compréhension orale", FieldKind.LEVEL, width=Width.FULL),
                Field("interpreter", "Interprète nécessaire", FieldKind.FLAG, width=Width.FULL),
                Field("remark", "Remarque", FieldKind.LONG_TEXT, width=Width.FULL),
            ),
        ),
    )
)
LANGUAGES = (Choice("ar", "arabe"), Choice("es", "espagnol"), Choice("uk", "ukrainien"))


@dataclass(frozen=True)
class Line:
    id: int
    number: str
    name: str
    strand: Strand
    state: PillText


class Frame:
    """A shell screen that stands still."""

    def __init__(self) -> None:
        self.changed = Signal[()]()
        state = FileState(saved=True, backup_at=datetime.combine(TODAY, time(8, 2)), encrypted=True, lock_minutes=15)
        self.facts = ShellFacts("Sophie Lavoie", "Bureau de Montréal", trial=True, counts={"cases": 412}, state=state)


class ClosedDoor:
    """A door before the first start."""

    def exists(self) -> bool:
        return False


def widgets(around: Surroundings) -> QWidget:
    """All widgets on one page."""
    look = around.look
    page = QWidget()
    page.setProperty("role", "page")
    column = QVBoxLayout(page)
    column.setContentsMargins(24, 16, 24, 16)
    column.setSpacing(16)
    header = PageHeader("Dossiers", remark="412 actifs")
    for text, kind, icon in (
        ("Importer…", "secondary", ""), ("Plan d’action", "accent", ""), ("Fermer", "danger", ""), ("Aperçu", "quiet", "eye"),
        ("Tout voir", "link", ""), ("", "icon", "undo-2"), ("Nouveau dossier", "primary", "plus"),
    ):  # fmt: skip
        header.right.addWidget(Button(text, look, kind, icon=icon))
    column.addWidget(header)
    column.addLayout(_chips(around))
    halves = QHBoxLayout()
    halves.setSpacing(16)
    column.addLayout(halves, 1)
    left = QVBoxLayout()
    left.addWidget(table(around), 1)
    left.addWidget(
        EmptyState(
            look, "inbox", "Aucun dossier", "Importez la liste des arrivées ou créez un dossier.", "Importer une liste…"
        )
    )
    halves.addLayout(left, 3)
    halves.addWidget(_card(around), 2)
    page.resize(1240, 900)
    return page


def _chips(around: Surroundings) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    chosen = FilterChip("Langue", around.look, around.words, LANGUAGES)
    chosen.set_chosen(["ar"])
    for chip in (
        chosen,
        FilterChip("Étape", around.look, around.words),
        Chip("Semaine", around.look, checked=True),
        Chip("Mois", around.look),
    ):
        row.addWidget(chip)
    for text, tone in TONES:
        row.addWidget(Pill(around.look, text, tone))
    row.addStretch(1)
    return row


def table(around: Surroundings) -> TableView:
    lines = [
        Line(number, f"2019-00{4512 - 7 * number}", name, list(Strand)[number % 4], PillText(*TONES[number % 3]))
        for number, name in enumerate(NAMES)
    ]
    columns = (
        Column[Line]("number", "Numéro", text=lambda line: line.number, width=102, subtle=True),
        Column[Line]("name", "Nom", text=lambda line: line.name, width=170, bold=True),
        Column[Line](
            "strand",
            "Volet actif",
            text=lambda line: around.words.short_label(line.strand),
            strand=lambda line: line.strand,
            width=115,
        ),
        Column[Line](
            "due",
            "Prochaine date",
            text=lambda line: "23 août",
            late=lambda line: line.state.tone is Tone.BAD,
            width=110,
        ),
        Column[Line]("state", "État", text=lambda line: "", pill=lambda line: line.state, width=0),
    )
    rows = RowTable(columns, around.words, read=lambda ids: [lines[number] for number in ids])
    view = TableView(rows, around.look)
    rows.setParent(view)
    rows.set_ids(range(len(lines)))
    view.choose(1)
    view.show_sorting("name", descending=False)
    return view


def _card(around: Surroundings) -> Card:
    card = Card()
    card.body.addWidget(
        SectionHeader("Plan d’action", remark="9 démarches sur 21", mark=StrandMark(around.look, Strand.SETTLEMENT))
    )
    for strand, (done, total) in zip(Strand, ((5, 7), (2, 5), (2, 6), (0, 3)), strict=True):
        row = StrandProgress(around.look, around.words, strand)
        row.show_count(done, total)
        card.body.addWidget(row)
    card.body.addWidget(hairline())
    form = FormWidget(FORM, around.look, around.words, choices=lambda _source: LANGUAGES, today=around.today)
    form.set_values(
        {"family": "Haddad", "birth": date(1988, 3, 4), "oral": 5, "interpreter": True, "language": "ar", "children": 3}
    )
    form.show_refusals([Refusal("date_in_future", "birth")])
    form.show_warnings([Refusal("noc_format", "given")])
    card.body.addWidget(form)
    return card


def empty_window(around: Surroundings) -> MainWindow:
    """The frame with an empty list."""
    window = MainWindow(Frame(), around)
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(22, 16, 22, 16)
    header = PageHeader("Dossiers", remark="aucun dossier")
    for name, kind in (("import_list", "secondary"), ("new_case", "primary")):
        around.actions.bind(name, page, page.update)
        header.right.addWidget(around.actions.button(name, kind))
    column.addWidget(header)
    column.addWidget(
        EmptyState(around.look, "inbox", "Aucun dossier", "Importez la liste des arrivées.", "Importer une liste…"), 1
    )
    window.add_page("cases", page)
    window.add_page("calendar", QWidget())
    around.notices.done("Dossier fermé.", undo=page.update)
    return window


def draw(theme: str, folder: Path, scale: str) -> None:
    """Write the pictures of one theme at the scale of this process."""
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    look, words, questions, background = Look(app, RESOURCES, theme), Words("fr"), AnsweredQuestions(), Background()
    around = surroundings(look, words, questions, background)
    start = UnlockWindow(StartScreen(ClosedDoor(), words, ()), look, words, questions, background, lambda: TODAY)  # type: ignore[arg-type]
    window = empty_window(around)
    for name, widget in (("widgets", widgets(around)), ("window", window), ("start", start)):
        widget.show()
        for _ in range(4):
            app.processEvents()
        widget.grab().save(str(folder / f"{name}-{theme}-{scale}.png"))
        if widget is window:
            for name_of_dialog in ("palette", "help"):
                around.actions.run(name_of_dialog)
                app.processEvents()
                questions.dialogs[-1].grab().save(str(folder / f"{name_of_dialog}-{theme}-{scale}.png"))
                questions.dialogs[-1].close()
        widget.close()
    background.close()


if __name__ == "__main__":
    place = Path(sys.argv[1])
    place.mkdir(parents=True, exist_ok=True)
    if len(sys.argv) > 2:
        draw(sys.argv[2], place, sys.argv[3])
    else:
        for wanted in ("light", "dark"):
            for factor in ("100", "200"):
                surrounding = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": str(int(factor) / 100)}
                subprocess.run(
                    [sys.executable, "-m", "tests.ui.gallery", str(place), wanted, factor], env=surrounding, check=True
                )
