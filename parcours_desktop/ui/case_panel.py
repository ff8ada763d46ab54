"""The page of one case: its head and its tabs. ``open_case`` shows another case on the same page."""

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget
from shiboken6 import isValid

from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.screens.case import CaseScreen
from parcours_desktop.screens.case_papers import CasePapers
from parcours_desktop.ui.case_appointments import AppointmentsTab
from parcours_desktop.ui.case_arrival import ArrivalDialog
from parcours_desktop.ui.case_banners import Banner, ConflictBanner
from parcours_desktop.ui.case_clock import ClockActions, ClockCard
from parcours_desktop.ui.case_closing import ClosingDialog
from parcours_desktop.ui.case_follow_up import FollowUpTab
from parcours_desktop.ui.case_head import TABS, CaseHead, JourneyCard
from parcours_desktop.ui.case_menu import FIELDS, MARK_TABS, MENU
from parcours_desktop.ui.case_notes import NotesTab
from parcours_desktop.ui.case_papers import PapersMenu
from parcours_desktop.ui.case_partners import PartnersTab
from parcours_desktop.ui.case_parts import plain
from parcours_desktop.ui.case_profile import ProfileTab
from parcours_desktop.ui.case_tabs import PLAN, CaseTabs
from parcours_desktop.ui.notices import Notice
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.ui.widgets.layouts import emptied

EDGE = 20


class CasePanel(QWidget):
    """``open_screen(case_id)`` makes the screen of a case (it may raise ``Refused``), ``plan_of(case_id)`` its plan tab.

    Signals: ``back_wanted`` (to the list), ``case_shown`` (id), ``member_wanted`` (a member is to be added to the
    household of a case), ``tab_shown`` (its name).
    """

    back_wanted = Signal()
    case_shown = Signal(int)
    member_wanted = Signal(int)
    tab_shown = Signal(str)

    def __init__(
        self, open_screen: Callable[[int], CaseScreen], around: Surroundings, plan_of: Callable[[int], QWidget]
    ) -> None:
        super().__init__()
        self.setProperty("role", "page")
        self._open_screen, self._around, self._plan_of = open_screen, around, plan_of
        self.opened: CaseScreen | None = None
        self._tab = "profile"
        self._following: Notice | None = None
        self._build()
        self._connect()

    @property
    def case_id(self) -> int | None:
        """The case shown."""
        return self.opened.case_id if self.opened else None

    @property
    def current_tab(self) -> str:
        """The tab shown: one of ``TABS``."""
        return self._tab

    def open_case(self, case_id: int, tab: str = "") -> bool:
        """Show a case, on the tab asked for or the one last looked at; False (and a notice) when it is gone."""
        self.flush()
        try:
            screen = self._open_screen(case_id)
        except Refused as refused:
            self._say(refused.refusals)
            return False
        self.close_case()
        self.opened = screen
        self.pages.open_screen(screen)
        self._listen(screen)
        self._draw()
        self.show_tab(tab or self._tab)
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.case_shown.emit(case_id)
        return True

    def close_case(self) -> None:
        """Let go of the case shown, if any; what is being typed is written first."""
        self.pages.let_go()
        if self._following is not None and isValid(self._following):
            self._following.close_notice()
        if self.opened is not None:
            self.opened.close()
        self.opened = None

    def flush(self) -> None:
        """Write what is being typed: the page is left, the window closes, a plan is printed."""
        self.pages.flush()

    def show_tab(self, name: str) -> None:
        """Go to a tab."""
        if self.opened is None:
            return
        self._tab = name
        self.pages.show_tab(name)
        self.head.show_tab(name)
        self.setFocusProxy(self.head.tabs[name])
        self.journey.setVisible(name != PLAN)
        self.tab_shown.emit(name)

    def tab(self, name: str) -> QWidget | None:
        """The widget of a tab; None when no case is open."""
        return self.pages.made(name)

    # Building

    def _build(self) -> None:
        words = self._around.words
        self.head = CaseHead(self._around)
        self.journey = JourneyCard(self._around)
        self.closed = Banner(self._around, "archive", words("Rouvrir le dossier"))
        self._conflicts, self._conflict_lines = plain(GAP_SMALL)
        self.pages = CaseTabs(self._around, self._plan_of)
        column = QVBoxLayout(self)
        column.setContentsMargins(EDGE, GAP, EDGE - 4, 0)
        column.setSpacing(GAP - 4)
        for widget in (self.head, self.journey, self.closed, self._conflicts):
            column.addWidget(widget)
        column.addWidget(self.pages, 1)

    def _connect(self) -> None:
        actions = self._around.actions
        for name in TABS:
            actions.bind(f"case_{name}", self, partial(self.show_tab, name))
        for name, handler in (
            ("back", self.back_wanted.emit),
            ("add_note", partial(self._begin, "notes")),
            ("case_appointment", partial(self._begin, "appointments")),
            ("log_follow_up", partial(self._begin, "follow_up")),
            ("new_referral", partial(self._begin, "partners")),
            ("add_member", self._on_add_member),
            ("confirm_arrival", self._on_confirm_arrival),
            ("close_case", self._on_close_case),
            ("reopen_case", self._on_reopen),
        ):
            actions.bind(name, self, handler)
        self._clock = ClockActions(self, actions, self._clock_card)
        self.papers = PapersMenu(self, self._around, self._case_papers)
        look, words = self._around.look, self._around.words
        self.arrival = actions.button("confirm_arrival", "accent")
        self.more = named(Button("", look, "icon", icon="ellipsis", tip=words("Autres actions")), "case-more")
        self.head.let_shrink(self.arrival)
        self.head.buttons.addWidget(self.more)
        self.more.clicked.connect(self._on_more)
        self.head.back_wanted.connect(self.back_wanted)
        self.head.tab_chosen.connect(self.show_tab)
        self.journey.member_chosen.connect(self.open_case)
        self.journey.line.mark_chosen.connect(self._on_mark)
        self.closed.accepted.connect(self._on_reopen)

    def _listen(self, screen: CaseScreen) -> None:
        screen.changed.connect(self._draw)
        screen.gone.connect(self._on_gone)
        screen.refused.connect(self._say)
        screen.troubled.connect(self._around.notices.failed)
        screen.arrival_changed.connect(self._on_arrival_changed)

    def _draw(self) -> None:
        screen, actions = self.opened, self._around.actions
        if screen is None:
            return
        self.head.show_case(screen)
        self.journey.show_case(screen)
        self.closed.say(screen.closing)
        arrived = screen.sheet.journey.arrived_on is not None
        actions.set_enabled("confirm_arrival", not arrived and not screen.is_closed)
        self.arrival.setVisible(not arrived and not screen.is_closed)
        self.head.fit()
        actions.set_enabled("close_case", not screen.is_closed)
        self._clock.draw(screen.first_meeting)
        actions.set_enabled("reopen_case", screen.is_closed)
        self._draw_conflicts(screen)

    def _draw_conflicts(self, screen: CaseScreen) -> None:
        emptied(self._conflict_lines)
        found = screen.conflicts()
        for conflict in found:
            banner = ConflictBanner(self._around, conflict)
            banner.chosen.connect(partial(self._on_value_kept, banner))
            self._conflict_lines.addWidget(banner)
        self._conflicts.setVisible(bool(found))

    # What a person does

    def _on_mark(self, place: int) -> None:
        milestone = self.journey.line.marks[place].milestone
        if milestone in MARK_TABS:
            self.show_tab(MARK_TABS[milestone])
            return
        self.show_tab("profile")
        profile = self.tab("profile")
        if isinstance(profile, ProfileTab):
            profile.focus_field(FIELDS[milestone])

    def _begin(self, name: str) -> None:
        """Go to a tab and begin what is written there."""
        self.show_tab(name)
        tab = self.tab(name)
        if isinstance(tab, NotesTab | AppointmentsTab | FollowUpTab | PartnersTab):
            tab.begin()

    def _appointments(self) -> AppointmentsTab | None:
        self.show_tab("appointments")
        found = self.tab("appointments")
        return found if isinstance(found, AppointmentsTab) else None

    def _clock_card(self) -> ClockCard | None:
        tab = self._appointments()
        return tab.clock if tab else None

    def _case_papers(self) -> CasePapers | None:
        return self.opened.papers if self.opened else None

    def _on_add_member(self) -> None:
        if self.opened is not None:
            self.member_wanted.emit(self.opened.case_id)

    def _on_confirm_arrival(self) -> None:
        if self.opened is None:
            return
        journey = self.opened.sheet.journey
        expected = journey.arriving_on
        proposed = expected if expected is not None and expected <= self._around.today() else self._around.today()
        flight = self.opened.sheet.profile["flight"] or ""
        dialog = ArrivalDialog(self, self._around, self.opened.title, proposed, flight, self._confirm)
        self._around.questions.show(dialog)

    def _confirm(self, arrived_on: date, flight: str) -> tuple[Refusal, ...]:
        if self.opened is None or self.opened.confirm_arrival(arrived_on, flight):
            return ()
        return self.opened.refusals

    def _on_close_case(self) -> None:
        if self.opened is None:
            return
        screen = self.opened
        dialog = ClosingDialog(self, self._around, screen.title, screen.choices, self._on_closed)
        self._around.questions.show(dialog)

    def _on_closed(self, reason: str, note: str) -> tuple[Refusal, ...]:
        if self.opened is not None and not self.opened.close_case(reason, note):
            return self.opened.refusals
        self._around.notices.done(self._around.words("Le dossier est fermé."))
        return ()

    def _on_reopen(self) -> None:
        if self.opened is not None and self.opened.reopen_case():
            self._around.notices.done(self._around.words("Le dossier est rouvert."))

    def _on_value_kept(self, banner: ConflictBanner, place: int) -> None:
        if self.opened is not None:
            conflict = banner.conflict
            self.opened.resolve(conflict, conflict.options[place])

    def _on_more(self) -> None:
        self.menu().popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def menu(self) -> QMenu:
        """What can be done with the case."""
        made = self._around.actions.menu(MENU, self)
        self.papers.join(made, "print_letter")
        return made

    # What is told

    def _on_gone(self) -> None:
        self.close_case()
        self._around.notices.mind(self._around.words("Ce dossier n’est plus là\u00a0: son ouverture a été annulée."))
        self.back_wanted.emit()

    def _say(self, refusals: tuple[Refusal, ...]) -> None:
        words = self._around.words
        self._around.notices.mind(" ".join(words.refusal(refusal) for refusal in refusals))

    def _on_arrival_changed(self) -> None:
        """Say that due dates may follow; the plan says so itself, and another case is not spoken of."""
        if self._tab == PLAN:
            return
        words = self._around.words
        self._following = self._around.notices.told(
            words("Une date du parcours a changé. Les échéances proposées peuvent suivre."),
            words("Voir le plan"),
            partial(self.show_tab, "plan"),
        )
