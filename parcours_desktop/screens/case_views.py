"""Saved views of the case list: a filter, an order and columns under a name, kept in the encrypted file."""

from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from parcours_desktop.domain.codes import Stage, Strand
from parcours_desktop.queries.case_list import CaseFilter, CaseOrder

PREFERENCE = "case_views"


@dataclass(frozen=True, slots=True)
class CaseView:
    """One saved view. ``builtin`` ones come with the program, translated, and cannot be removed."""

    name: str
    filter: CaseFilter
    order: CaseOrder = CaseOrder.NAME
    descending: bool = False
    builtin: bool = False


def view_json(view: CaseView) -> dict[str, Any]:
    """A view as JSON."""
    kept = {
        name: value
        for name, value in asdict(view.filter).items()
        if value is not None and value is not False and value != ()
    }
    for name, value in kept.items():
        if isinstance(value, date):
            kept[name] = value.isoformat()
    return {"name": view.name, "filter": kept, "order": str(view.order), "descending": view.descending}


def view_of_json(raw: dict[str, Any]) -> CaseView:
    """A view read back; what this version does not know is left out."""
    known = {field.name for field in fields(CaseFilter)}
    told = {name: value for name, value in raw["filter"].items() if name in known and name != "among"}
    for name in ("arrived_from", "arrived_to"):
        if name in told:
            told[name] = date.fromisoformat(told[name])
    told["stages"] = tuple(Stage(stage) for stage in told.get("stages", ()))
    if told.get("strand"):
        told["strand"] = Strand(told["strand"])
    return CaseView(raw["name"], CaseFilter(**told), CaseOrder(raw["order"]), bool(raw["descending"]))
