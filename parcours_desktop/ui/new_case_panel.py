"""The page of a new case: eight mandatory fields in sight, the rest folded, duplicates beside them while one types."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from parcours_desktop.screens.fields import FieldValue, Form
from parcours_desktop.screens.new_case import NewCaseScreen
from parcours_desktop.screens.new_case_form import MANDATORY, OPTIONAL
from parcours_desktop.ui.case_banners import Banner
from parcours_desktop.ui.case_parts import ScrollPage
from parcours_desktop.ui.new_case_beside import HouseholdCard, LikelyCard
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP, GAP_SMALL
from parcours_desktop.ui.visit_page import VisitPage
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.card import Card
from parcours_desktop.ui.widgets.form_widget import FormWidget
from parcours_desktop.ui.widgets.labels import label, named

BESIDE = 320
FIRST = "family_name"


class NewCasePanel(VisitPage):
    """``case_opened``: a case was made and is to be shown; ``case_chosen``: a probable duplicate is."""

    case_opened = Signal(int)
    case_chosen = Signal(int)

    def __init__(self, screen: NewCaseScreen, around: Surroundings) -> None:
        super().__init__(around)
        self._screen = screen
        self._build()
        self._connect()
        self._draw()
        self._offer_drafts()

    def leave(self) -> None:
        """Keep what is being typed, and let go of the screen: the page is about to go."""
        self.flush()
        self._screen.close()

    def flush(self) -> None:
        """Take what is being typed as if its field were left."""
        for form in self._forms:
            for name, value in form.values().items():
                if not form.box(name).editor.unreadable:
                    self._screen.type(name, value)

    def form_of(self, name: str) -> FormWidget:
        """The form in which a field stands."""
        return self.mandatory if name in self.mandatory.values() else self.optional

    def fold(self, folded: bool) -> None:
        """Hide or show the optional fields."""
        self.optional.setVisible(not folded)
        self.more.show_icon("chevron-right" if folded else "chevron-down")
        self.more.setAccessibleDescription(self._around.words("Fermé") if folded else self._around.words("Ouvert"))

    # Building

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        self.title = label("", "heading")
        self.drafts = Banner(self._around, "history", words("Reprendre"), words("Oublier"))
        self.mandatory, self.optional = self._form(MANDATORY), self._form(OPTIONAL)
        self._forms = (self.mandatory, self.optional)
        self.optional.set_field_visible("officer", self._screen.chooses_officer)
        self.more = named(Button(words("Autres renseignements"), look, "link", icon="chevron-right"), "more")
        self.household, self.likely = HouseholdCard(self._around), LikelyCard(self._around)
        column = self.column_under(self.title)
        column.addWidget(self.drafts)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self._fields(), 1)
        middle.addWidget(self._beside())
        column.addLayout(middle, 1)
        column.addLayout(self._foot())
        self.fold(True)
        self.setFocusProxy(self.mandatory.box(FIRST).editor.inner)

    def _fields(self) -> ScrollPage:
        page = ScrollPage(GAP_SMALL)
        card = Card()
        card.body.addWidget(self.mandatory)
        row = QHBoxLayout()
        row.addWidget(self.more)
        row.addStretch(1)
        card.body.addLayout(row)
        card.body.addWidget(self.optional)
        page.column.addWidget(card)
        page.column.addStretch(1)
        self.page = page
        return page

    def _beside(self) -> ScrollPage:
        page = ScrollPage()
        page.setFixedWidth(BESIDE)
        page.column.addWidget(self.household)
        page.column.addWidget(self.likely)
        page.column.addStretch(1)
        return page

    def _foot(self) -> QHBoxLayout:
        actions = self._around.actions
        actions.bind("create_case", self, self._on_create)
        actions.bind("create_and_add", self, self._on_create_and_add)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(actions.button("create_case", "primary"))
        row.addWidget(actions.button("create_and_add"))
        row.addStretch(1)
        return row

    def _form(self, form: Form) -> FormWidget:
        return FormWidget(
            form, self._around.look, self._around.words, choices=self._screen.choices, today=self._around.today
        )

    def _connect(self) -> None:
        for form in self._forms:
            form.edited.connect(self._on_edited)
            form.drafted.connect(self._on_drafted)
        self.more.clicked.connect(self._on_more)
        self.drafts.accepted.connect(self._on_drafts_taken)
        self.drafts.dismissed.connect(self._on_drafts_dropped)
        self.likely.chosen.connect(self.case_chosen)
        self._screen.changed.connect(self._draw)
        self._screen.likely_changed.connect(self._draw_likely)
        self._screen.members_changed.connect(self._draw_members)
        self._screen.troubled.connect(self._around.notices.failed)

    # Drawing

    def _draw(self) -> None:
        words, screen = self._around.words, self._screen
        self.title.setText(words("Nouveau membre du ménage") if screen.is_member else words("Nouveau dossier"))
        for form in self._forms:
            fields = form.values()
            readable = {name: screen.values()[name] for name in fields if not form.box(name).editor.unreadable}
            form.set_values(readable)
            form.show_refusals(said for said in screen.refusals if said.field in fields)
        if any(said.field in self.optional.values() for said in screen.refusals):
            self.fold(False)
        self._draw_likely()
        self._draw_members()

    def _draw_likely(self) -> None:
        self.likely.show_likely(self._screen.likely)

    def _draw_members(self) -> None:
        self.household.show_members(self._screen.members)

    def _offer_drafts(self) -> None:
        found = self._screen.offered
        self.drafts.say(
            self._around.words.many(
                "Une saisie interrompue a été retrouvée ({n} champ).",
                "Une saisie interrompue a été retrouvée ({n} champs).",
                found,
            )
            if found
            else ""
        )

    # What a person does

    def _on_edited(self, name: str, value: FieldValue) -> None:
        self._screen.type(name, value)

    def _on_drafted(self, name: str, value: FieldValue) -> None:
        if not self.form_of(name).box(name).editor.unreadable:
            self._screen.type(name, value)

    def _on_more(self) -> None:
        self.fold(self.optional.isVisibleTo(self))

    def _on_create(self) -> None:
        case_id = self._screen.create(self._taken())
        if case_id is None:
            self._focus_refused()
            return
        self._around.notices.done(self._around.words("Dossier créé"), self._screen.undo)
        self.case_opened.emit(case_id)

    def _on_create_and_add(self) -> None:
        if self._screen.create_and_add(self._taken()) is None:
            self._focus_refused()
            return
        words = self._around.words
        self._around.notices.done(
            words("Dossier créé\u00a0: {name}", name=self._screen.members[-1].name), self._screen.undo
        )
        self.mandatory.focus_field(FIRST)
        self.page.ensureVisible(0, 0)

    def _taken(self) -> tuple[str, ...]:
        """Take everything that is in the fields; the names of those whose text is no day."""
        for form in self._forms:
            form.flush()
        self.flush()
        return tuple(name for form in self._forms for name in form.values() if form.box(name).editor.unreadable)

    def _focus_refused(self) -> None:
        refused = [said.field for said in self._screen.refusals]
        for form in self._forms:
            for name in form.values():
                if name in refused:
                    form.focus_field(name)
                    self.page.ensureWidgetVisible(form.box(name))
                    return

    def _on_drafts_taken(self) -> None:
        self.drafts.say("")
        self._screen.take_drafts()
        self.fold(not any(self._screen.values()[name] for name in self.optional.values()))
        self.mandatory.focus_field(FIRST)

    def _on_drafts_dropped(self) -> None:
        self.drafts.say("")
        self._screen.drop_drafts()
        self.mandatory.focus_field(FIRST)
