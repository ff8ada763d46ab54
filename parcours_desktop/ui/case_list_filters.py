"""The row of chips above the list: each narrows it, and the view chooser at the right."""

from datetime import date, timedelta
from functools import partial

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from parcours_desktop.domain.codes import Stage, Strand
from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.theme import GAP_SMALL
from parcours_desktop.ui.widgets.buttons import Button
from parcours_desktop.ui.widgets.chip import Chip, FilterChip
from parcours_desktop.ui.widgets.labels import named
from parcours_desktop.wording.marked import marked

PERIODS = {
    "last_7": (marked("7 derniers jours"), -7, 0),
    "last_30": (marked("30 derniers jours"), -30, 0),
    "last_90": (marked("90 derniers jours"), -90, 0),
    "next_30": (marked("30 prochains jours"), 0, 30),
    "next_90": (marked("90 prochains jours"), 0, 90),
}


class CaseFilters(QWidget):
    """Draws the filter of a ``CaseListScreen``; ``save_view_wanted`` asks for a name."""

    save_view_wanted = Signal()

    def __init__(self, screen: CaseListScreen, around: Surroundings) -> None:
        super().__init__()
        self.setProperty("role", "plain")
        self._screen, self._around = screen, around
        self._period = ""
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
        if asked.arrived_from is None and asked.arrived_to is None:
            self._period = ""
        self.arrival.set_chosen((self._period,) if self._period else ())
        self.late.setChecked(asked.late)
        self.without_next.setChecked(asked.without_next)

    def _build(self) -> None:
        words, look = self._around.words, self._around.look
        names = self._screen.names

        def chip(name: str, title: str, choices: list[Choice], *, single: bool = True) -> FilterChip:
            return named(FilterChip(title, look, words, choices, single=single), f"filter-{name}")

        self.officer = chip("officer", words("Agent"), [])
        self.stage = chip("stage", words("Étape"), [Choice(str(s), words.short_label(s)) for s in Stage], single=False)
        self.strand = chip("strand", words("Volet"), [Choice(str(s), words.short_label(s)) for s in Strand])
        self.arrival = chip(
            "arrival", words("Arrivée"), [Choice(key, words(text)) for key, (text, *_) in PERIODS.items()]
        )
        self.language = chip("language", words("Langue"), list(names.choices("languages")))
        self.region = chip("region", words("Région"), list(names.choices("regions")))
        self.office = chip("office", words("Bureau"), list(names.choices("offices")))
        self.late = named(Chip(words("En retard"), look), "filter-late")
        self.without_next = named(Chip(words("Sans suite"), look), "filter-without-next")
        self.without_next.setToolTip(words("Dossiers sans prochaine étape"))
        self.view = named(Button(words("Vue"), look, icon="bookmark"), "view-chooser")
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
        words = self._around.words
        menu = named(QMenu(self), "views-menu")
        own = []
        for view, count in self._screen.view_counts():
            made = menu.addAction(words("{name} ({count})", name=view.name, count=count))
            made.triggered.connect(partial(self._on_view, view.name))
            if not view.builtin:
                own.append(view.name)
        menu.addSeparator()
        menu.addAction(words("Enregistrer la vue…")).triggered.connect(self.save_view_wanted)
        for name in own:
            gone = menu.addAction(words("Oublier « {name} »", name=name))
            gone.triggered.connect(partial(self._on_forget, name))
        menu.popup(self.view.mapToGlobal(QPoint(0, self.view.height() + 2)))

    def _on_officer(self, codes: tuple[str, ...]) -> None:
        self._screen.narrow(officer=None if not codes else ("" if codes[0] == "-" else codes[0]))

    def _on_stages(self, codes: tuple[str, ...]) -> None:
        self._screen.narrow(stages=tuple(Stage(code) for code in codes))

    def _on_strand(self, codes: tuple[str, ...]) -> None:
        self._screen.narrow(strand=Strand(codes[0]) if codes else None)

    def _on_code(self, field: str, codes: tuple[str, ...]) -> None:
        self._screen.narrow(**{field: codes[0] if codes else None})

    def _on_period(self, codes: tuple[str, ...]) -> None:
        self._period = codes[0] if codes else ""
        if not codes:
            self._screen.narrow(arrived_from=None, arrived_to=None)
            return
        _, first, last = PERIODS[codes[0]]
        today: date = self._around.today()
        self._screen.narrow(arrived_from=today + timedelta(days=first), arrived_to=today + timedelta(days=last))

    def _on_flag(self, field: str, on: bool) -> None:
        if getattr(self._screen.filter, field) != on:
            self._screen.narrow(**{field: on})

    def _on_view(self, name: str, _checked: bool = False) -> None:
        for view in self._screen.views:
            if view.name == name:
                self._screen.open_view(view)

    def _on_forget(self, name: str, _checked: bool = False) -> None:
        self._screen.forget_view(name)
