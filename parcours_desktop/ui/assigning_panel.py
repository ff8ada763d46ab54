"""The page « Répartition »: the queue at the left, those who take cases at the right; propose, change, do it in one act.

A case is given by the proposal, by dragging it onto a name, or by choosing rows and then a name in the list above them.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from parcours_desktop.screens.assigning import AssigningScreen, Going
from parcours_desktop.screens.assigning_form import LEAVING_FORM
from parcours_desktop.screens.assigning_words import ReceiverLine, WaitingLine
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.assigning_drag import QueueView, ReceiversView
from parcours_desktop.ui.form_dialog import FormDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL, Tone
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card, SectionHeader
from parcours_desktop.ui.widgets.editors import ChoiceBox
from parcours_desktop.ui.widgets.labels import label, named
from parcours_desktop.ui.widgets.layouts import emptied
from parcours_desktop.ui.widgets.pill import PillText
from parcours_desktop.ui.widgets.row_table import Column, RowTable
from parcours_desktop.ui.widgets.table_view import TableView
from parcours_desktop.wording.marked import marked

ASIDE = 316


def _person(line: WaitingLine) -> str:
    return line.person


def _clock(line: WaitingLine) -> str:
    return line.clock


def _clock_pill(line: WaitingLine) -> PillText | None:
    return PillText(line.clock, Tone.BAD) if line.pressing else None


def _language(line: WaitingLine) -> str:
    return line.language


def _weight(line: WaitingLine) -> str:
    return line.weight


def _to(line: WaitingLine) -> str:
    return line.to


def _why(line: WaitingLine) -> str:
    return line.why


def _name(line: ReceiverLine) -> str:
    return line.name


def _share(line: ReceiverLine) -> float:
    return line.share


def _load(line: ReceiverLine) -> str:
    return line.load


def _added(line: ReceiverLine) -> str:
    return line.added


QUEUE = (
    Column("person", marked("Personne"), _person, width=140, bold=True, sortable=False, tip=_person),
    Column("clock", marked("Délai de cinq jours"), _clock, width=158, sortable=False, pill=_clock_pill, tip=_clock),
    Column("language", marked("Langue"), _language, width=92, sortable=False, tip=_language),
    Column("weight", marked("Poids"), _weight, width=52, numeric=True, sortable=False),
    Column("to", marked("Proposé à"), _to, width=124, bold=True, sortable=False, tip=_to),
    Column("why", marked("Pourquoi"), _why, width=0, subtle=True, sortable=False, tip=_why),
)
RECEIVERS = (
    Column("name", marked("Agent"), _name, width=0, bold=True, sortable=False, tip=_name),
    Column("load", marked("Charge"), _load, width=84, sortable=False, bar=_share, tip=_load),
    Column("added", marked("Reçoit"), _added, width=54, numeric=True, sortable=False),
)


class AssigningPanel(VisitPage):
    """``case_wanted``: a case is to be shown; ``page_wanted``: a handover is to be looked at (``Printout``)."""

    case_wanted = Signal(int)
    page_wanted = Signal(object)

    def __init__(self, screen: AssigningScreen, around: Surroundings, back: str) -> None:
        super().__init__(around, back)
        self.shown = screen
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen: the page is about to go."""
        self.shown.close()

    # Building

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.heading = label("", "heading")
        self.summary = label("", "subtle")
        self.leaving = named(Button(words("Absence ou départ…"), look, icon="log-out"), "leaving")
        self.apply = named(Button(words("Attribuer"), look, "primary", icon="check"), "apply-assignment")
        self.office = named(ChoiceBox(), "assigning-office")
        self.office.setAccessibleName(words("Bureau"))
        for choice in self.shown.offices:
            self.office.addItem(choice.label, choice.code)
        column = self.column_under(self.heading, after=self.summary, at_right=self._buttons())
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addLayout(self._queue(), 1)
        middle.addLayout(self._receivers())
        column.addLayout(middle, 1)
        self.setFocusProxy(self.queue)

    def _buttons(self) -> QWidget:
        whole = QWidget()
        whole.setProperty("role", "plain")
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        for widget in (self.office, self.leaving, self.apply):
            row.addWidget(widget)
        return whole

    def _queue(self) -> QVBoxLayout:
        words, look = self._around.words, self._around.look
        self.propose = named(Button(words("Proposer"), look, "accent", icon="lightbulb"), "propose")
        self.to = named(ChoiceBox(), "give-to")
        self.to.setAccessibleName(words("Donner la sélection à"))
        self.table: RowTable[WaitingLine] = RowTable(QUEUE, words, self.shown.lines)
        self.queue = named(QueueView(self.table, look), "queue")
        self.queue.setDragEnabled(True)
        self.queue.setAccessibleName(words("Dossiers à attribuer"))
        self.empty = label(words("Aucun dossier n’attend\u00a0: tous ont une agente ou un agent."), "subtle", wrap=True)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.propose)
        row.addStretch(1)
        row.addWidget(label(words("Donner la sélection à"), "subtle"))
        row.addWidget(self.to)
        column = QVBoxLayout()
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addWidget(self.empty)
        column.addWidget(self.queue, 1)
        return column

    def _receivers(self) -> QVBoxLayout:
        words, look = self._around.words, self._around.look
        self.people: RowTable[ReceiverLine] = RowTable(RECEIVERS, words, self._read_people)
        self.people_view = named(ReceiversView(self.people, look), "receivers")
        self.people_view.accept_cases()
        self.people_view.setFixedWidth(ASIDE)
        self.people_view.setSelectionMode(TableView.SelectionMode.SingleSelection)
        self.people_view.setAccessibleName(words("Qui reçoit les dossiers"))
        help_text = words(
            "Glissez des dossiers sur un nom. Tout ce qui est à venir suit le dossier\u00a0: rendez-vous, suivis, références."
        )
        told = label(help_text, "help", wrap=True)
        told.setFixedWidth(ASIDE)
        column = QVBoxLayout()
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.people_view, 1)
        column.addWidget(told)
        column.addWidget(self._handovers())
        return column

    def _handovers(self) -> Card:
        self.handovers = Card(margin=GAP_SMALL + 4)
        self.handovers.setFixedWidth(ASIDE)
        self.handovers.body.addWidget(SectionHeader(self._around.words("Relèves à imprimer")))
        self.handover_links = QVBoxLayout()
        self.handover_links.setSpacing(2)
        self.handovers.body.addLayout(self.handover_links)
        return self.handovers

    def _connect(self) -> None:
        screen = self.shown
        self.propose.clicked.connect(screen.propose)
        self.apply.clicked.connect(self._on_apply)
        self.leaving.clicked.connect(self._on_leaving)
        self.office.activated.connect(self._on_office)
        self.to.activated.connect(self._on_to)
        self.people_view.given.connect(self._on_given)
        self.queue.row_opened.connect(self.case_wanted)
        screen.changed.connect(self._draw)
        screen.troubled.connect(self._around.notices.failed)

    # Drawing

    def _draw(self) -> None:
        screen, words = self.shown, self._around.words
        ids, planned = screen.ids, screen.planned
        self.heading.setText(screen.title)
        self.summary.setText(words.many("{n} dossier", "{n} dossiers", len(ids)))
        self.office.setCurrentIndex(self.office.findData(screen.office))
        self.table.set_ids(ids)
        self.people.set_ids(range(len(screen.receivers)))
        self.empty.setVisible(not ids)
        self.propose.setEnabled(bool(ids))
        goes = screen.leaving is not None
        self.apply.setText(self._doing(len(planned)))
        self.apply.setEnabled(bool(planned) or goes)
        self._draw_names()
        self._draw_handovers()

    def _draw_handovers(self) -> None:
        emptied(self.handover_links)
        given = self.shown.handovers
        self.handovers.setVisible(bool(given))
        for choice in given:
            link = named(Button(choice.label, self._around.look, "link", icon="printer"), "handover")
            link.clicked.connect(partial(self._on_handover, choice.code))
            self.handover_links.addWidget(link, alignment=Qt.AlignmentFlag.AlignLeft)

    def _on_handover(self, login: str) -> None:
        self.page_wanted.emit(self.shown.handover(login))

    def _doing(self, n: int) -> str:
        words, leaving = self._around.words, self.shown.leaving
        if leaving is None:
            return words("Attribuer ({n})", n=n)
        if leaving.why is Going.DEPARTURE:
            return words("Noter le départ et attribuer ({n})", n=n)
        return words("Noter l’absence et attribuer ({n})", n=n)

    def _draw_names(self) -> None:
        self.to.clear()
        self.to.addItem(self._around.words("Choisir…"), None)
        for line in self.shown.receivers:
            self.to.addItem(line.name, line.login)
        self.to.addItem(self._around.words("Personne\u00a0: laisser dans la file"), "")

    def _read_people(self, ids: Sequence[int]) -> list[ReceiverLine]:
        people = self.shown.receivers
        return [people[number] for number in ids if number < len(people)]

    # What is asked

    def _on_office(self, place: int) -> None:
        self.shown.show_office(str(self.office.itemData(place)))

    def _on_to(self, place: int) -> None:
        login = self.to.itemData(place)
        if login is not None:
            self.shown.choose(self.queue.chosen_ids(), str(login))

    def _on_given(self, row: int, ids: tuple[int, ...]) -> None:
        self.shown.choose(ids, self.shown.receivers[row].login)

    def _on_leaving(self) -> None:
        words, screen = self._around.words, self.shown
        title, yes = words("Absence ou départ"), words("Répartir la charge")
        text = words("Rien n’est noté avant que vous ayez vu et accepté la répartition.")
        dialog = FormDialog(self, self._around, title, text, yes, LEAVING_FORM, screen.split, self._choices)
        dialog.form.set_values({"why": Going.ABSENCE.value, "on": screen.today})
        self._around.questions.show(dialog)

    def _choices(self, source: str) -> Sequence[Choice]:
        return self.shown.everybody if source == "people" else self.shown.goings

    def _on_apply(self) -> None:
        words, notices = self._around.words, self._around.notices
        done = self.shown.apply()
        if done is None:
            return
        said = words.many("{n} dossier attribué.", "{n} dossiers attribués.", done.cases)
        if done.appointments:
            brought = words.many("{n} rendez-vous a suivi.", "{n} rendez-vous ont suivi.", done.appointments)
            said = words("{said} {brought}", said=said, brought=brought)
        notices.done(said, partial(self.shown.undo))
        if done.clashes:
            notices.mind(
                words.many(
                    "{n} rendez-vous tombe à une heure déjà prise\u00a0: voyez le calendrier.",
                    "{n} rendez-vous tombent à une heure déjà prise\u00a0: voyez le calendrier.",
                    done.clashes,
                )
            )
