"""The fields of an entry of the calendar, as data: which are asked for what, how they are read, what follows from one."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from parcours_desktop.commands.appointment_rules import WHOLE_DAY
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.queries.moves import Move
from parcours_desktop.screens.fields import Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.typed_times import read_time
from parcours_desktop.system.reference import Reference
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

CHOICE, SMALL, FULL = FieldKind.CHOICE, Width.SMALL, Width.FULL
ENTRY = Form(
    (
        Section(
            "",
            (
                Field("kind", marked("Genre"), CHOICE, required=True, choices="kinds"),
                Field("state", marked("État"), CHOICE, required=True, choices="open_states"),
                Field("subject", marked("Titre"), width=FULL),
                Field("day", marked("Jour"), FieldKind.DATE, required=True, width=SMALL),
                Field("time", marked("Heure"), required=True, width=SMALL, max_length=12, placeholder=marked("9\u00a0h\u00a030")),
                Field("minutes", marked("Minutes"), FieldKind.INTEGER, required=True, width=SMALL, maximum=600),
                Field("until", marked("Jusqu’au"), FieldKind.DATE, required=True),
                Field("all_day", marked("Toute la journée"), FieldKind.FLAG),
                Field("officer", marked("Agente ou agent"), CHOICE, required=True, choices="officers"),
                Field("place", marked("Lieu ou moyen"), CHOICE, required=True, choices="places"),
                Field("office", marked("Autre bureau"), CHOICE, choices="offices"),
                Field("room", marked("Salle"), CHOICE, choices="rooms"),
                Field("flight", marked("Vol"), max_length=60, placeholder=marked("AC 881")),
                Field("travel_minutes", marked("Trajet (minutes)"), FieldKind.INTEGER, maximum=600),
                Field("place_detail", marked("Précision sur le lieu"), width=FULL),
                Field("note", marked("Note"), FieldKind.LONG_TEXT, width=FULL, max_length=4000),
            ),
        ),
    )
)  # fmt: skip
REASON = Form(
    (
        Section(
            "",
            (
                Field(
                    "conflict_reason",
                    marked("Pourquoi passer outre"),
                    width=FULL,
                    placeholder=marked("Par exemple\u00a0: la personne ne peut venir qu’à cette heure"),
                ),
            ),
        ),
    )
)
BESIDE = {"starts_at": "day", "title": "subject"}


@dataclass(frozen=True, slots=True)
class Slot:
    """Where in the calendar somebody asked for a new entry: an officer (login), a time, and a length if one was drawn."""

    officer: str
    starts_at: datetime
    minutes: int | None = None


def new_values(words: Words, kind: AppointmentKind, at: Slot, officer: str, minutes: int) -> dict[str, FieldValue]:
    """What the form of a new entry begins with."""
    texts: dict[str, FieldValue] = dict.fromkeys(("subject", "office", "place_detail", "room", "flight", "note"), "")
    return texts | {
        "kind": kind.value,
        "state": AppointmentState.CONFIRMED.value,
        "day": at.starts_at.date(),
        "time": words.time(at.starts_at),
        "minutes": minutes,
        "all_day": False,
        "until": at.starts_at.date(),
        "officer": officer,
        "place": Place.OFFICE.value,
        "travel_minutes": None,
    }


def visible(values: Mapping[str, FieldValue], *, is_new: bool) -> frozenset[str]:
    """The fields that are asked for what the form holds."""
    kind, place = AppointmentKind(str(values["kind"] or AppointmentKind.FOLLOW_UP)), str(values["place"])
    asked = {"kind", "day", "officer", "note"}
    if not kind.has_person:
        asked |= {"subject", "all_day"}
        return frozenset(asked | ({"until"} if values["all_day"] else {"time", "minutes"}))
    asked |= {"time", "minutes", "place", "state"}
    if kind is AppointmentKind.GROUP_SESSION:
        asked.add("subject")
    if kind is AppointmentKind.AIRPORT_WELCOME:
        asked.add("flight")
    if place == Place.OTHER_OFFICE:
        asked |= {"office", "travel_minutes"}
    if place == Place.AIRPORT:
        asked.add("travel_minutes")
    if place in {Place.OFFICE, Place.OTHER_OFFICE}:
        asked.add("room")
    if place != Place.OTHER_OFFICE or (not is_new and values["place_detail"]):
        asked.add("place_detail")
    return frozenset(asked)


def dependent(name: str, values: Mapping[str, FieldValue], usual_minutes: int | None) -> dict[str, FieldValue]:
    """The values once what follows from the field ``name`` is filled in; what a person wrote otherwise is left."""
    filled = dict(values)
    kind = AppointmentKind(str(values["kind"] or AppointmentKind.FOLLOW_UP))
    if name == "kind":
        if usual_minutes is not None:
            filled["minutes"] = usual_minutes
        if kind is AppointmentKind.AIRPORT_WELCOME:
            filled["place"] = Place.AIRPORT.value
        elif values["place"] == Place.AIRPORT:
            filled["place"] = Place.OFFICE.value
        if kind.has_person:
            filled["all_day"] = False
    if name in {"place", "office", "officer"} or filled["place"] not in {Place.OFFICE, Place.OTHER_OFFICE}:
        filled["room"] = ""
    if filled["place"] != Place.OTHER_OFFICE:
        filled["office"] = ""
    day, until = filled["day"], filled["until"]
    if isinstance(day, date) and (not isinstance(until, date) or until < day):
        filled["until"] = day
    return filled


def read_values(values: Mapping[str, FieldValue], reference: Reference) -> tuple[dict[str, Any], tuple[Refusal, ...]]:
    """The columns that a form means, and what cannot be read in it."""
    kind = AppointmentKind(str(values["kind"])) if values["kind"] else None
    whole = bool(values["all_day"]) and kind is not None and not kind.has_person
    day, at = values["day"], time() if whole else read_time(str(values["time"] or ""))
    refusals = [Refusal("required", "kind")] if kind is None else []
    if not isinstance(day, date):
        refusals.append(Refusal("required", "day"))
    if at is None:
        refusals.append(Refusal("time_unreadable", "time"))
    minutes, wrong = _length(values, whole=whole)
    refusals += wrong
    place = Place(str(values["place"])) if values["place"] else Place.OFFICE
    if (
        kind is not None
        and kind.has_person
        and place is Place.OTHER_OFFICE
        and not (values["office"] or values["place_detail"])
    ):
        refusals.append(Refusal("required", "office"))
    if refusals or kind is None or at is None or not isinstance(day, date):
        return {}, tuple(refusals)
    return {
        "kind": kind,
        "state": AppointmentState(str(values["state"] or AppointmentState.CONFIRMED)),
        "starts_at": datetime.combine(day, at),
        "minutes": minutes,
        "all_day": whole,
        "place": place,
        "place_detail": _detail(values, place, reference),
        "room": str(values["room"] or ""),
        "travel_minutes": values["travel_minutes"] or 0,
        "officer": str(values["officer"] or ""),
        "note": str(values["note"] or ""),
        "title": str(values["subject"] or ""),
        "flight": str(values["flight"] or ""),
    }, ()  # fmt: skip


def _length(values: Mapping[str, FieldValue], *, whole: bool) -> tuple[FieldValue, list[Refusal]]:
    """The minutes that a form means, and what is wrong with them."""
    day, until = values["day"], values["until"]
    if not whole:
        return values["minutes"], [] if isinstance(values["minutes"], int) else [Refusal("required", "minutes")]
    if not isinstance(until, date):
        return None, [Refusal("required", "until")]
    if not isinstance(day, date) or until < day:
        return None, [Refusal("to_before_from", "until", {"on": day})]
    return ((until - day).days + 1) * WHOLE_DAY, []


def _detail(values: Mapping[str, FieldValue], place: Place, reference: Reference) -> str:
    """What is kept beside the place: the name of an other office, by which its code is found again."""
    office = reference.office(str(values["office"] or "")) if place is Place.OTHER_OFFICE else None
    return office.name if office is not None else str(values["place_detail"] or "")


def shown_values(row: AppointmentRow, words: Words, reference: Reference) -> dict[str, FieldValue]:
    """An entry as its form shows it."""
    office = reference.office_named(row.place_detail) if row.place is Place.OTHER_OFFICE else None
    last = row.starts_at + timedelta(minutes=max(row.minutes - 1, 0))
    return {
        "kind": row.kind.value,
        "state": row.state.value,
        "subject": row.title,
        "day": row.starts_at.date(),
        "time": words.time(row.starts_at),
        "minutes": row.minutes if not row.all_day else 60,
        "all_day": row.all_day,
        "until": last.date(),
        "officer": row.officer,
        "place": row.place.value,
        "office": office.code if office is not None else "",
        "place_detail": "" if office is not None else row.place_detail,
        "travel_minutes": row.travel_minutes or None,
        "room": row.room,
        "flight": row.flight,
        "note": row.note,
    }


def move_lines(moves: Iterable[Move], words: Words) -> tuple[str, ...]:
    """What the history of an entry says: on which day, who, from when to when."""
    return tuple(
        words("{on}, {by}\u00a0: du {before} au {after}", on=words.short_date(move.at.date()), by=move.by,
              before=_when(move.before, words), after=_when(move.after, words))
        for move in moves
        if move.before is not None and move.before != move.after
    )  # fmt: skip


def _when(at: datetime, words: Words) -> str:
    return words("{day}, {time}", day=words.short_weekday_date(at), time=at.time())


def beside(refusal: Refusal) -> Refusal:
    """A refusal of a command, beside the field of the form that it concerns."""
    return Refusal(refusal.code, BESIDE.get(refusal.field, refusal.field), refusal.values)
