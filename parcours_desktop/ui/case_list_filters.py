"""The row of chips above the list: each narrows it, and the view chooser at the right."""

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from parcours_desktop.domain.codes import Stage, Strand
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.screens.case_views import PERIODS
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.chip import Chip, FilterChip
from parcours_desktop.ui.widgets.labels import named

NAME_SHOWN = 28


class CaseFilters(QWidget):
    """Draws the filter of a ``CaseListScreen``; ``save_view_wanted`` asks for a name."""

    save_view_wanted = Signal()

    def __init__(self, screen: CaseListScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self._build()
        self._connect()
        self.draw()

    def draw(self) -> None:
        """Show the filter in force."""
        asked = self._screen.filter
        self.officer.set_choices([Choice(login or "-", name) for login, name in self._screen.officers])
        self.officer.set_chosen(() if asked.officer is None else (asked.officer or "-",))
        for chip, code in ((self.office, asked.office), (self.language, asked.language), (self.region, asked.region)):
            chip.set_chosen((code,) if code else ())
        self.stage.set_chosen(tuple(str(stage) for stage in asked.stages))
        self.strand.set_chosen((str(asked.strand),) if asked.strand else ())
        self.arrival.set_chosen((self._screen.period,) if self._screen.period else ())
        self.late.setChecked(asked.late)
        self.without_next.setChecked(asked.without_next)
        view = self._screen.view
        self.view.setText(self._view_words(view.name) if view else self._around.words("Vues"))

    def _view_words(self, name: str) -> str:
        short = name if len(name) <= NAME_SHOWN else name[: NAME_SHOWN - 1].rstrip() + "…"
        return self._around.words("Vue\u00a0: {name}", name=short)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        names = self._screen.names

        def chip(name: str, title: str, choices: list[Choice], *, single: bool = True) -> FilterChip:
            return named(FilterChip(title, look, words, choices, single=single), f"filter-{name}")

        self.officer = chip("officer", words("Suivi par"), [])
        self.stage = chip("stage", words("Étape"), [Choice(str(s), words.short_label(s)) for s in Stage], single=False)
        self.strand = chip("strand", words("Volet"), [Choice(str(s), words.short_label(s)) for s in Strand])
        self.arrival = chip(
            "arrival", words("Arrivée"), [Choice(key, words(period.title)) for key, period in PERIODS.items()]
        )
        self.language = chip("language", words("Langue"), list(names.choices("languages")))
        self.region = chip("region", words("Région"), list(names.choices("regions")))
        self.office = chip("office", words("Bureau"), list(names.choices("offices")))
        self.late = named(Chip(words("En retard"), look), "filter-late")
        self.without_next = named(Chip(words("Sans suite"), look), "filter-without-next")
        self.without_next.setToolTip(words("Dossiers sans prochaine étape"))
        self.view = named(Button("", look, "chip", icon="chevron-down"), "view-chooser")
        self.view.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(GAP_SMALL)
        for widget in self._chips():
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.view)

    def _chips(self) -> tuple[QWidget, ...]:
        filters = (self.officer, self.stage, self.strand, self.arrival, self.language, self.region, self.office)
        return (*filters, self.late, self.without_next)

    def _connect(self) -> None:
        self.officer.chosen.connect(self._on_officer)
        self.stage.chosen.connect(self._on_stages)
        self.strand.chosen.connect(self._on_strand)
        self.arrival.chosen.connect(self._on_period)
        for chip, field in ((self.language, "language"), (self.region, "region"), (self.office, "office")):
            chip.chosen.connect(partial(self._on_code, field))
        self.late.toggled.connect(partial(self._on_flag, "late"))
        self.without_next.toggled.connect(partial(self._on_flag, "without_next"))
        self.view.clicked.connect(self.open_views)

    def open_views(self) -> None:
        """Open the list of views, each with its count now."""
        words, shown = self._around.words, self._screen.view
        menu = named(QMenu(self), "views-menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        own = []
        for view, count in self._screen.views.counts():
            made = menu.addAction(words("{name} ({count})", name=view.name, count=count))
            made.setCheckable(True)
            made.setChecked(view == shown)
            made.triggered.connect(partial(self._on_view, view.name))
            if not view.builtin:
                own.append(view.name)
        menu.addSeparator()
        menu.addAction(words("Enregistrer la vue…")).triggered.connect(self.save_view_wanted)
        for name in own:
            gone = menu.addAction(words("Oublier «\u00a0{name}\u00a0»", name=name))
            gone.triggered.connect(partial(self._on_forget, name))
        right = self.view.mapToGlobal(QPoint(self.view.width(), self.view.height() + 2))
        menu.popup(QPoint(right.x() - menu.sizeHint().width(), right.y()))

    def _on_officer(self, codes: tuple[str, ...]) -> None:
        self._screen.narrow(officer=None if not codes else ("" if codes[0] == "-" else codes[0]))

    def _on_stages(self, codes: tuple[str, ...]) -> None:
        self._screen.narrow(stages=tuple(Stage(code) for code in codes))

    def _on_strand(self, codes: tuple[str, ...]) -> None:
        self._screen.narrow(strand=Strand(codes[0]) if codes else None)

    def _on_code(self, field: str, codes: tuple[str, ...]) -> None:
        self._screen.narrow(**{field: codes[0] if codes else None})

    def _on_period(self, codes: tuple[str, ...]) -> None:
        self._screen.arrived_within(codes[0] if codes else "")

    def _on_flag(self, field: str, on: bool) -> None:
        if getattr(self._screen.filter, field) != on:
            self._screen.narrow(**{field: on})

    def _on_view(self, name: str, _checked: bool = False) -> None:
        for view in self._screen.views.all:
            if view.name == name:
                self._screen.open_view(view)

    def _on_forget(self, name: str, _checked: bool = False) -> None:
        self._screen.forget_view(name)
