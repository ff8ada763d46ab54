"""What a person does in the calendar, carried to the screen and told: moves, new appointments, cancellations, conflicts."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtWidgets import QMenu, QWidget

from parcours_desktop.domain.codes import AppointmentState
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.screens.calendar import CalendarScreen
from parcours_desktop.screens.calendar_entries import Entry, Slot
from parcours_desktop.ui.calendar_conflicts import ConflictDialog
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.labels import named


class CalendarDoing(QObject):
    """``case_wanted``: a case is to be opened; ``drawn_back``: nothing was done, draw things where they stood."""

    case_wanted = Signal(int)
    entry_wanted = Signal(int)
    drawn_back = Signal()

    def __init__(self, panel: QWidget, screen: CalendarScreen, around: Surroundings) -> None:
        super().__init__(panel)
        self._panel, self._screen, self._around = panel, screen, around
        screen.acts.refused.connect(self._on_refused)
        screen.acts.troubled.connect(self._on_troubled)

    def move(self, entry_id: int, slot: Slot) -> None:
        """Move or lengthen an entry; conflicts are asked about, and given up everything stands where it stood."""
        entry = self._screen.entry(entry_id)
        if entry is not None:
            self._with_reason(self._around.words("Déplacer malgré tout?"), partial(self._move, entry, slot))

    def meet(self, case_id: int, slot: Slot) -> None:
        """Make a first meeting of a card of the tray."""
        self._with_reason(self._around.words("Planifier malgré tout?"), partial(self._meet, case_id, slot))

    def cancel(self, entry_id: int) -> None:
        """Ask, then cancel."""
        entry, words = self._screen.entry(entry_id), self._around.words
        if entry is None or not (entry.can_move or not entry.row.kind.has_person):
            return
        if entry.row.kind.has_person:
            title, yes = words("Annuler ce rendez-vous?"), words("Annuler le rendez-vous")
        else:
            title, yes = words("Retirer du calendrier?"), words("Retirer")
        text = words(
            "{name}, {day}, {hour}", name=entry.name, day=words.weekday_date(entry.on), hour=entry.row.starts_at.time()
        )
        self._around.questions.confirm(self._panel, title, text, yes, partial(self._cancel, entry), danger=True)

    def menu(self, entry_id: int) -> QMenu:
        """What can be done with an entry."""
        words, entry = self._around.words, self._screen.entry(entry_id)
        menu = named(QMenu(self._panel), "entry-menu")
        if entry is None:
            return menu
        menu.addAction(words("Ouvrir…")).triggered.connect(partial(self._on_entry, entry.id))
        for row in entry.rows[:12]:
            if row.case_id:
                text = words("Ouvrir le dossier") if len(entry.rows) == 1 else row.person_name
                menu.addAction(text).triggered.connect(partial(self._on_case, row.case_id))
        if entry.row.kind.has_person:
            menu.addSeparator()
            for state in self._screen.acts.outcomes(entry, self._screen.now):
                menu.addAction(words.label(state)).triggered.connect(partial(self._on_state, entry, state))
        else:
            menu.addAction(words("Retirer")).triggered.connect(partial(self._on_cancel, entry.id))
        return menu

    def open_menu(self, entry_id: int, at: QPoint) -> None:
        """Open that menu at a point of the screen."""
        self.menu(entry_id).popup(at)

    # How it is done

    def _with_reason(self, title: str, act: Callable[[str], bool]) -> None:
        if act(""):
            return
        conflicts = self._screen.acts.conflicts
        if conflicts:
            dialog = ConflictDialog(self._panel, self._around, title, conflicts)
            dialog.given.connect(act)
            dialog.rejected.connect(self.drawn_back)
            self._around.questions.show(dialog)
        else:
            self.drawn_back.emit()

    def _move(self, entry: Entry, slot: Slot, reason: str) -> bool:
        words = self._around.words
        if not self._screen.acts.move(entry, slot, reason):
            return False
        if slot.at == entry.row.starts_at and slot.minutes != entry.row.minutes:
            told = words("{name}\u00a0: {hours}.", name=entry.name, hours=words.time_period(slot.at, slot.ends_at))
        else:
            told = words(
                "Rendez-vous déplacé\u00a0: {day}, {time}.", day=words.weekday_date(slot.at), time=slot.at.time()
            )
        self._around.notices.done(told, self._screen.acts.undo)
        return True

    def _meet(self, case_id: int, slot: Slot, reason: str) -> bool:
        card, words = self._screen.tray.card(case_id), self._around.words
        if not self._screen.acts.meet(case_id, slot, reason):
            return False
        told = words(
            "Première rencontre\u00a0: {name}, {day}, {time}.",
            name=card.name if card else "",
            day=words.weekday_date(slot.at),
            time=slot.at.time(),
        )
        self._around.notices.done(told, self._screen.acts.undo)
        return True

    def _cancel(self, entry: Entry) -> None:
        if self._screen.acts.cancel(entry):
            self._around.notices.done(self._around.words("Rendez-vous annulé."), self._screen.acts.undo)

    def _on_cancel(self, entry_id: int, _checked: bool = False) -> None:
        self.cancel(entry_id)

    def _on_entry(self, entry_id: int, _checked: bool = False) -> None:
        self.entry_wanted.emit(entry_id)

    def _on_case(self, case_id: int, _checked: bool = False) -> None:
        self.case_wanted.emit(case_id)

    def _on_state(self, entry: Entry, state: AppointmentState, _checked: bool = False) -> None:
        self._screen.acts.set_state(entry, state)

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        words = self._around.words
        self._around.notices.mind(" ".join(words.refusal(refusal) for refusal in refusals))

    def _on_troubled(self, sentence: str) -> None:
        self._around.notices.failed(sentence)
