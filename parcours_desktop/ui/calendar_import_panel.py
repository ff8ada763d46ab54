"""The page of a calendar's import: choose a file, examine every date, bring it in. Nothing is written before that."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Trouble
from parcours_desktop.screens.calendar_import import CalendarImportScreen, CalendarStep
from parcours_desktop.ui.calendar_import_view import EventsView
from parcours_desktop.ui.import_choosing import file_of
from parcours_desktop.ui.import_foot import ImportFoot
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.field_box import Message
from parcours_desktop.ui.widgets.labels import IconLabel, label, named
from parcours_desktop.ui.widgets.progress import ProgressStrip

EDGE = 20
NARROWEST, WIDEST = 460, 620


class CalendarImportPanel(QWidget):
    """Draws a ``CalendarImportScreen``. ``left``: the person has done with it."""

    left = Signal()

    def __init__(self, screen: CalendarImportScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self.setAcceptDrops(True)
        self._screen, self._around = screen, around
        self._work: Any = None
        self._strip: ProgressStrip | None = None
        self._build()
        self._connect()
        self._draw()

    def leave(self) -> None:
        """Let go of the screen. What is under way is asked to stop; if it was written all the same, that is announced."""
        self._screen.changed.disconnect(self._draw)
        self._screen.close()
        if self._work is not None:
            written = {self._screen.take_done, self._screen.take_undone}
            self._work.done = self._work.done if self._work.done in written else _told_nobody
            self._work.refused = self._work.troubled = self._work.cancelled = _told_nobody
            self._work.cancel()

    def open_file(self, path: Path) -> None:
        """Read a calendar: chosen, or dropped on the page."""
        self._run(
            self._around.words("Lecture du calendrier"), partial(self._screen.read, path), self._screen.take_preview
        )

    def is_idle(self) -> bool:
        """Whether nothing is under way."""
        return self._work is None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._work is None and self._screen.step is not CalendarStep.RESULT and file_of(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        file = file_of(event)
        if file is not None:
            event.acceptProposedAction()
            self.open_file(file)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self._work is None:
            self._on_back()
            return
        super().keyPressEvent(event)

    # Building

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.back_to_calendar = named(Button(words("Calendrier"), look, "link"), "back-to-calendar")
        self.view = EventsView(self._screen, self._around)
        self.choosing = self._choosing_page()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.choosing)
        self.pages.addWidget(self.view)
        head = QHBoxLayout()
        head.setSpacing(GAP_SMALL)
        head.addWidget(self.back_to_calendar)
        head.addWidget(IconLabel(look, "chevron-right", "grey_medium", 14))
        head.addWidget(label(words("Importer un calendrier"), "heading"))
        head.addStretch(1)
        self.summary = named(label("", wrap=True), "summary")
        self.window_said = named(label("", "subtle", wrap=True), "window-said")
        self.done_icon = IconLabel(look, "circle-check", "green_regular", 20)
        self.message = Message(look)
        told = QHBoxLayout()
        told.setSpacing(GAP_SMALL)
        told.addWidget(self.done_icon)
        told.addWidget(self.summary, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP_SMALL + 4, EDGE, GAP_SMALL + 4)
        column.setSpacing(GAP_SMALL + 4)
        column.addLayout(head)
        column.addLayout(told)
        column.addWidget(self.window_said)
        column.addWidget(self.message)
        column.addWidget(self.pages, 1)
        self._place = QVBoxLayout()
        column.addLayout(self._place)
        self.foot = ImportFoot(self._around, self._around.words("Importer un autre calendrier"))
        column.addLayout(self.foot)

    def _choosing_page(self) -> QWidget:
        words, look = self._around.words, self._around.look
        page = QWidget()
        page.setProperty("role", "plain")
        self.choose = named(Button(words("Choisir un fichier…"), look, "primary"), "choose-calendar")
        self.complaint = Message(look)
        card = named(Card(margin=GAP_LARGE + 8), "drop-card")
        card.setMinimumWidth(NARROWEST)
        card.setMaximumWidth(WIDEST)
        card.body.setSpacing(GAP_SMALL + 2)
        centred = Qt.AlignmentFlag.AlignHCenter
        card.body.addWidget(IconLabel(look, "calendar", "blue_piv", 40), alignment=centred)
        card.body.addWidget(label(words("Choisissez un calendrier"), "card-heading"), alignment=centred)
        for text in (
            words(
                "Un fichier .ics d’Outlook, de Thunderbird, de Google ou d’un autre. Vous pouvez aussi le déposer ici."
            ),
            words(
                "Vos rendez-vous y seront retrouvés; le reste deviendra votre temps à vous. Rien n’est écrit avant que vous l’ayez examiné."
            ),
        ):
            said = label(text, "subtle", wrap=True)
            said.setAlignment(centred)
            card.body.addWidget(said)
        card.body.addSpacing(GAP_SMALL)
        card.body.addWidget(self.choose, alignment=centred)
        card.body.addWidget(self.complaint)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(card, 2)
        row.addStretch(1)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, GAP, 0, 0)
        column.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        page.setFocusProxy(self.choose)
        return page

    def _connect(self) -> None:
        self._screen.changed.connect(self._draw)
        self.back_to_calendar.clicked.connect(self.left)
        self.choose.clicked.connect(self._on_choose)
        self.view.free_wanted.connect(self._on_free)
        self.foot.back.clicked.connect(self._on_back)
        self.foot.undo.clicked.connect(self._on_undo)
        self.foot.report.clicked.connect(self._on_report)
        self.foot.other.clicked.connect(self._screen.restart)
        self.foot.next.clicked.connect(self._on_next)

    # Drawing

    def _draw(self) -> None:
        step, screen = self._screen.step, self._screen
        choosing = step is CalendarStep.CHOOSE
        changed = self.pages.currentIndex() != int(not choosing)
        self.pages.setCurrentIndex(int(not choosing))
        if not choosing:
            self.view.draw()
        self.complaint.say(screen.complaint if choosing else "")
        self.message.say("" if choosing else screen.complaint)
        self.window_said.setText(screen.window_said)
        self.window_said.setVisible(bool(screen.window_said) and not choosing)
        self._draw_foot()
        self.setFocusProxy(self.choosing if choosing else self.foot.next)
        if changed:
            self.setFocus()

    def _draw_foot(self) -> None:
        screen, words, step = self._screen, self._around.words, self._screen.step
        idle, result = self._work is None, step is CalendarStep.RESULT
        self.foot.back.setVisible(step is CalendarStep.EXAMINE)
        self.foot.report.setVisible(step is not CalendarStep.CHOOSE)
        self.foot.undo.setVisible(result and screen.can_undo)
        self.foot.other.setVisible(result)
        self.foot.next.setVisible(step is not CalendarStep.CHOOSE)
        importing = words.many("Importer {n} date", "Importer {n} dates", screen.writing)
        self.foot.next.setText(words("Voir le calendrier") if result else importing)
        self.foot.next.setEnabled(idle and (result or bool(screen.writing)))
        for control in (self.foot.back, self.foot.undo, self.foot.report, self.foot.other, self.pages):
            control.setEnabled(idle)
        self.summary.setText(screen.summary)
        self.summary.setVisible(bool(self.summary.text()))
        self.done_icon.setVisible(result)
        self.done_icon.show_icon(*(("undo-2", "grey_dark") if screen.is_undone else ("circle-check", "green_regular")))

    # What a person does

    def _on_choose(self) -> None:
        words = self._around.words
        filters = words("Calendriers (*.ics *.ical *.ifb *.icalendar)")
        self._around.questions.open_file(self, words("Choisir un calendrier"), filters, self.open_file)

    def _on_back(self) -> None:
        if self._screen.step is CalendarStep.EXAMINE:
            self._screen.restart()
        else:
            self.left.emit()

    def _on_free(self, wanted: bool) -> None:
        self._run(
            self._around.words("Examen du calendrier"), partial(self._screen.judge, wanted), self._screen.take_preview
        )

    def _on_next(self) -> None:
        if self._screen.step is CalendarStep.RESULT:
            self.left.emit()
            return
        self._run(self._around.words("Importation du calendrier"), self._screen.bring_in, self._screen.take_done)

    def _on_undo(self) -> None:
        self._run(self._around.words("Annulation de l’importation"), self._screen.undo, self._screen.take_undone)

    def _on_report(self) -> None:
        words = self._around.words
        filters = words("Rapport CSV (*.csv);;Rapport JSON (*.json)")
        name = words("rapport-importation.csv")
        self._around.questions.save_file(self, words("Enregistrer le rapport"), name, filters, self._on_report_to)

    def _on_report_to(self, path: Path) -> None:
        saving = partial(self._screen.save_report, path)
        self._run(self._around.words("Enregistrement du rapport"), saving, self._on_report_saved)

    def _on_report_saved(self, path: Path) -> None:
        self._screen.say("")
        self._around.notices.done(self._around.words("Rapport enregistré\u00a0: {name}", name=path.name))

    # Work that takes longer than a frame

    def _run(self, text: str, function: Callable[[Progress], Any], done: Callable[[Any], object]) -> None:
        if self._work is not None:
            return
        self._work = self._around.background.run(
            function, done=done, refused=self._on_refused, troubled=self._on_troubled, cancelled=self._on_cancelled
        )
        self._work.ended.connect(self._on_ended)
        self._strip = ProgressStrip(self._around.look, self._around.words, text, self._work)
        self._place.addWidget(self._strip)
        self._draw_foot()
        self._strip.show()
        self._strip.cancel.setFocus()

    def _on_ended(self) -> None:
        self._work = None
        if self._strip is not None:
            self._strip.hide()
            self._strip.deleteLater()
            self._strip = None
        self._draw_foot()
        self.setFocus()

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._screen.complain(refusals)

    def _on_troubled(self, trouble: Trouble) -> None:
        self._screen.say(self._around.words.trouble(trouble))

    def _on_cancelled(self) -> None:
        self._screen.say("")
        self._around.notices.told(self._around.words("Arrêté\u00a0: rien n’a été écrit."))


def _told_nobody(*_said: object) -> None:
    """Whoever asked has left."""
