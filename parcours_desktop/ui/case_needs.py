"""The needs of a case: the 17 domains by strand at the left, the open one and the interview at the right."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from parcours_desktop.domain.codes import NeedDomain, NeedLevel
from parcours_desktop.screens.case_needs import INTERVIEW, NEED, RELATED, DomainGroup, NeedsScreen
from parcours_desktop.screens.case_profile import ProfileScreen
from parcours_desktop.screens.fields import FieldValue
from parcours_desktop.ui.case_banners import Banner
from parcours_desktop.ui.case_level_picker import LevelPicker
from parcours_desktop.ui.case_parts import ScrollPage, SectionCards, plain
from parcours_desktop.ui.look import Look
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.widgets.card import Card, SectionHeader, StrandMark
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import IconLabel, dressed, label, named
from parcours_desktop.wording.words import Words

ROW = 30
DETAIL_LEAST, SCROLL_ROOM = 400, 18


class NeedLine(QFrame):
    """One domain: its name, a pencil when something is written, how pressing it is."""

    opened = Signal(str)
    picked = Signal(str, object)

    def __init__(self, look: Look, words: Words, domain: NeedDomain) -> None:
        super().__init__()
        named(self, f"need-{domain}").setProperty("role", "need")
        self.domain = domain
        self.setFixedHeight(ROW)
        self.name = label(words.label(domain))
        self.mark = IconLabel(look, "sticky-note", "grey_medium", 14)
        self.mark.setToolTip(words("Un commentaire est noté"))
        self.picker = named(LevelPicker(look, words, words.label(domain)), f"level-{domain}")
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 0, 4, 0)
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.name, 1)
        row.addWidget(self.mark)
        row.addWidget(self.picker)
        self.picker.picked.connect(self._on_picked)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_need(self, level: NeedLevel | None, *, written: bool, is_open: bool) -> None:
        """Draw the state of the domain."""
        self.picker.show_level(level)
        self.mark.setVisible(written)
        dressed(self, open=is_open)
        dressed(self.name, role="strong" if is_open else "")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self.opened.emit(self.domain.value)

    def _on_picked(self, level: NeedLevel | None) -> None:
        self.picked.emit(self.domain.value, level)


class NeedsTab(QWidget):
    """Draws a ``NeedsScreen``; the fields of the profile that belong to a domain are those of ``profile``."""

    def __init__(self, screen: NeedsScreen, profile: ProfileScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._profile, self._around = screen, profile, around
        self._lines: dict[NeedDomain, NeedLine] = {}
        self._open: NeedDomain | None = None
        self._build()
        self._connect()
        self._draw()
        self._offer_drafts()

    def flush(self) -> None:
        """Write what is being typed: the page is left."""
        self.form.flush()
        self.interview.flush()
        for cards in self.related.values():
            cards.flush()

    def line(self, domain: NeedDomain) -> NeedLine:
        """The line of a domain."""
        return self._lines[domain]

    def _build(self) -> None:
        look, words = self._around.look, self._around.words
        self.drafts = Banner(self._around, "history", words("Reprendre"), words("Oublier"))
        self.list = ScrollPage(spacing=GAP_SMALL)
        card = Card()
        self.header = SectionHeader(words("Besoins"))
        card.body.addWidget(self.header)
        for group in self._screen.groups:
            self._build_group(card, group)
        self.list.column.addWidget(self.drafts)
        self.list.column.addWidget(card)
        self.list.column.addStretch(1)
        self.detail = ScrollPage()
        sheet = Card()
        self.title = SectionHeader("")
        self.form = FormWidget(NEED, look, words, choices=self._screen.choices, today=self._around.today)
        self.related = {
            domain: SectionCards((section,), self._around, self._profile.choices) for domain, section in RELATED.items()
        }
        sheet.body.addWidget(self.title)
        sheet.body.addWidget(self.form)
        self.detail.column.addWidget(sheet)
        for cards in self.related.values():
            self.detail.column.addWidget(cards)
        talk = Card()
        talk.body.addWidget(SectionHeader(words("Entretien d’évaluation")))
        self.interview = FormWidget(INTERVIEW, look, words, choices=self._screen.choices, today=self._around.today)
        talk.body.addWidget(self.interview)
        self.detail.column.addWidget(talk)
        self.detail.column.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP - 4)
        self.list.setMinimumWidth(card.minimumSizeHint().width() + SCROLL_ROOM)
        self.detail.setMinimumWidth(DETAIL_LEAST)
        row.addWidget(self.list, 1)
        row.addWidget(self.detail, 1)

    def _build_group(self, card: Card, group: DomainGroup) -> None:
        look, words = self._around.look, self._around.words
        head = QHBoxLayout()
        head.setContentsMargins(8, 4, 0, 0)
        head.setSpacing(GAP_SMALL)
        head.addWidget(StrandMark(look, group.strand))
        head.addWidget(label(words.label(group.strand), "section"))
        head.addStretch(1)
        card.body.addLayout(head)
        inside, column = plain(1)
        for need in group.needs:
            line = NeedLine(look, words, need.domain)
            line.opened.connect(self._on_opened)
            line.picked.connect(self._on_picked)
            self._lines[need.domain] = line
            column.addWidget(line)
        card.body.addWidget(inside)

    def _connect(self) -> None:
        self.form.edited.connect(self._on_edited)
        self.form.drafted.connect(self._screen.type)
        self.interview.edited.connect(self._on_interview_edited)
        self.interview.drafted.connect(self._screen.type_header)
        for cards in self.related.values():
            cards.edited.connect(self._on_profile_edited)
            cards.drafted.connect(self._profile.type)
        self.drafts.accepted.connect(self._on_drafts_taken)
        self.drafts.dismissed.connect(self._on_drafts_dropped)
        self._screen.changed.connect(self._draw)

    def _draw(self) -> None:
        screen, words = self._screen, self._around.words
        if self._open is not screen.open_domain:
            self.form.flush()
            self._open = screen.open_domain
            self.form.clear()
        self.header.remark.setText(screen.summary)
        for group in screen.groups:
            for need in group.needs:
                written = bool(need.comment or need.asset or need.done)
                is_open = need.domain is screen.open_domain
                self._lines[need.domain].show_need(need.level, written=written, is_open=is_open)
        level = screen.level(screen.open_domain)
        self.title.title.setText(words.label(screen.open_domain))
        self.title.remark.setText(words.label(level) if level is not None else words("Pas encore évalué"))
        self.form.set_values(screen.values())
        self.form.show_refusals(screen.refusals)
        for domain, cards in self.related.items():
            cards.setVisible(domain is screen.open_domain)
            cards.set_values(self._profile.values())
            cards.show_said(self._profile.refusals, self._profile.warnings)
        self.interview.set_values(screen.header_values())
        self.interview.show_refusals(screen.header_refusals)

    def _offer_drafts(self) -> None:
        found = list(self._screen.drafted_domains())
        words = self._around.words
        names = words.list([words.label(domain) for domain in found])
        self.drafts.say(words("Une saisie interrompue a été retrouvée\u00a0: {names}.", names=names) if found else "")

    def _on_opened(self, domain: str) -> None:
        self.form.flush()
        self._screen.open(NeedDomain(domain))

    def _on_picked(self, domain: str, level: NeedLevel | None) -> None:
        self.form.flush()
        self._screen.set_level(NeedDomain(domain), level)

    def _on_edited(self, name: str, value: FieldValue) -> None:
        self._screen.save(name, value, self._open)

    def _on_interview_edited(self, name: str, value: FieldValue) -> None:
        self._screen.save_header(name, value)

    def _on_profile_edited(self, name: str, value: FieldValue) -> None:
        self._profile.save(name, value)

    def _on_drafts_taken(self) -> None:
        drafts = self._screen.drafted_domains()
        if drafts:
            domain, values = next(iter(drafts.items()))
            self._screen.open(domain)
            self.form.set_drafts(values)
            self.form.focus_field(next(iter(values)))
        if len(drafts) <= 1:
            self.drafts.say("")

    def _on_drafts_dropped(self) -> None:
        self._screen.drop_drafts()
        self.drafts.say("")
