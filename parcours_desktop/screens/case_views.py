"""Saved views of the case list: a filter and an order under a name, kept in the encrypted file, counted live."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.preferences import keep_preference, read_preference
from parcours_desktop.domain.codes import Stage, Strand
from parcours_desktop.queries.case_list import NOBODY, CaseFilter, CaseOrder, case_count
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

PREFERENCE = "case_views"


@dataclass(frozen=True, slots=True)
class Period:
    """Days counted from today, the first and the last included. ``title`` is marked."""

    title: str
    first: int
    last: int


PERIODS: Mapping[str, Period] = {
    "last_7": Period(marked("7 derniers jours"), -7, 0),
    "last_30": Period(marked("30 derniers jours"), -30, 0),
    "last_90": Period(marked("90 derniers jours"), -90, 0),
    "next_30": Period(marked("30 prochains jours"), 0, 30),
    "next_90": Period(marked("90 prochains jours"), 0, 90),
}


def arrived_within(wanted: CaseFilter, key: str, today: date) -> CaseFilter:
    """The filter bounded to arrivals of a period, or ("") to none."""
    if not key:
        return replace(wanted, arrived_from=None, arrived_to=None)
    period = PERIODS[key]
    return replace(
        wanted,
        arrived_from=today + timedelta(days=period.first),
        arrived_to=today + timedelta(days=period.last),
    )


def period_of(wanted: CaseFilter, today: date) -> str:
    """The period whose days a filter bounds today, or ""."""
    return next((key for key in PERIODS if arrived_within(wanted, key, today) == wanted), "")


@dataclass(frozen=True, slots=True)
class CaseView:
    """One view. ``builtin`` ones come with the program, translated, and cannot be removed.

    ``period`` names arrivals counted from the day on which the view is looked at.
    """

    name: str
    filter: CaseFilter
    order: CaseOrder = CaseOrder.NAME
    descending: bool = False
    builtin: bool = False
    period: str = ""

    def on(self, today: date) -> CaseFilter:
        """Its filter on a day."""
        return arrived_within(self.filter, self.period, today) if self.period else self.filter


class CaseViews:
    """The views of one desk: the program's, then one's own."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self._words = desk, words
        self.all: tuple[CaseView, ...] = ()
        self.read()

    def read(self) -> None:
        """Read one's own again."""
        with self._desk.reading() as file:
            kept = read_preference(file, PREFERENCE) or []
        self.all = (*self._of_the_program(), *(view_of_json(raw) for raw in kept))

    def save(self, name: str, wanted: CaseFilter, order: CaseOrder, *, descending: bool) -> None:
        """Keep a filter and an order under a name; one's own view of that name is replaced."""
        period = period_of(wanted, self._desk.clock.today())
        if period:
            wanted = replace(wanted, arrived_from=None, arrived_to=None)
        view = CaseView(name, replace(wanted, among=None), order, descending, period=period)
        self._keep([*self._others(name), view])

    def forget(self, name: str) -> None:
        """Forget a view of one's own."""
        self._keep(self._others(name))

    def counts(self) -> list[tuple[CaseView, int]]:
        """Every view with the number of its cases now."""
        today = self._desk.clock.today()
        with self._desk.reading() as file:
            return [(view, case_count(file, view.on(today), today)) for view in self.all]

    def current(self, wanted: CaseFilter, order: CaseOrder, *, descending: bool) -> CaseView | None:
        """The view that is shown, whatever is searched in it; one's own first, then by the filter alone."""
        today = self._desk.clock.today()
        shown = replace(wanted, text="")
        same = [view for view in reversed(self.all) if replace(view.on(today), text="") == shown]
        exact = (view for view in same if (view.order, view.descending) == (order, descending))
        return next(exact, next(iter(same), None))

    def _others(self, name: str) -> list[CaseView]:
        return [known for known in self.all if not known.builtin and known.name != name]

    def _keep(self, own: Sequence[CaseView]) -> None:
        keep_preference(self._desk.office, PREFERENCE, [view_json(view) for view in own])
        self.read()

    def _of_the_program(self) -> list[CaseView]:
        words, mine = self._words, self._desk.user.login
        return [
            CaseView(words("Mes dossiers"), CaseFilter(officer=mine), builtin=True),
            CaseView(words("À attribuer"), CaseFilter(officer=NOBODY), CaseOrder.DEADLINE, builtin=True),
            CaseView(words("En retard"), CaseFilter(late=True), CaseOrder.NEXT, builtin=True),
            CaseView(words("Sans prochaine étape"), CaseFilter(without_next=True), builtin=True),
            CaseView(words("Tous les dossiers actifs"), CaseFilter(), builtin=True),
            CaseView(words("Dossiers fermés"), CaseFilter(closed=True), builtin=True),
        ]


def view_json(view: CaseView) -> dict[str, Any]:
    """A view as JSON."""
    kept = {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in asdict(view.filter).items()
        if value is not None and value is not False and value not in {(), ""}
    }
    if view.filter.officer == NOBODY:
        kept["officer"] = NOBODY
    return {
        "name": view.name,
        "filter": kept,
        "order": str(view.order),
        "descending": view.descending,
        "period": view.period,
    }


def view_of_json(raw: Mapping[str, Any]) -> CaseView:
    """A view read back; what this version does not know is left out."""
    known = {field.name for field in fields(CaseFilter)} - {"among"}
    told = {name: value for name, value in raw["filter"].items() if name in known}
    for name in ("arrived_from", "arrived_to"):
        if name in told:
            told[name] = date.fromisoformat(told[name])
    told["stages"] = tuple(Stage(stage) for stage in told.get("stages", ()) if stage in set(Stage))
    if told.get("strand"):
        told["strand"] = Strand(told["strand"])
    order = CaseOrder(raw["order"]) if raw.get("order") in set(CaseOrder) else CaseOrder.NAME
    period = raw.get("period", "")
    return CaseView(
        raw["name"],
        CaseFilter(**told),
        order,
        bool(raw.get("descending")),
        period=period if period in PERIODS else "",
    )
