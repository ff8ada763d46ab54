"""Invented weeks to be scheduled: who wants a meeting, who is free, which rooms are taken."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random

from parcours_desktop.domain.scheduling import FreeOfficer, FreeRoom, FreeSpan, Problem, Span, Want

MONDAY = datetime.fromisoformat("2026-11-23T09:00")
LANGUAGES = ["spa", "ara", "eng", "ukr", "por"]
HALVES = ((time(8, 30), time(12)), (time(13), time(16, 30)))


def at(day: int, hours: str) -> datetime:
    """A moment of the week: the day counted from Monday, 0."""
    return datetime.combine(MONDAY.date() + timedelta(days=day), time.fromisoformat(hours))


def days_of(week: int = 5) -> list[date]:
    return [MONDAY.date() + timedelta(days=day) for day in range(week)]


def a_week(
    seed: int,
    people: int,
    officers: int,
    offices: tuple[str, ...] = ("MTL", "QUE"),
    lengths: tuple[int, ...] = (60,),
    rooms: int = 2,
) -> Problem:
    """A week drawn with a seed: days away, meetings that stand already, rooms taken at odd moments, visits elsewhere."""
    draw = Random(seed)
    team = tuple(
        _an_officer(draw, f"officer{number}", offices, offices[number % len(offices)]) for number in range(officers)
    )
    wants = tuple(_a_want(draw, number, offices, lengths, team) for number in range(1, people + 1))
    return Problem(MONDAY, wants, team, tuple(_rooms(draw, offices, rooms)))


def _an_officer(draw: Random, login: str, offices: tuple[str, ...], home: str) -> FreeOfficer:
    free: list[FreeSpan] = []
    for day in days_of():
        if draw.random() < 0.1:
            continue
        office = draw.choice(offices) if draw.random() < 0.05 else home
        for begins, ends in HALVES:
            start, end = datetime.combine(day, begins), datetime.combine(day, ends)
            if draw.random() < 0.5:
                taken = start + timedelta(minutes=5 * draw.randrange(30))
                free += [FreeSpan(start, taken, office)] if taken > start else []
                start = taken + timedelta(minutes=50)
            free.append(FreeSpan(start, end, office))
    booked = {day: draw.randrange(9) for day in days_of() if draw.random() < 0.3}
    return FreeOfficer(login, tuple(free), frozenset(draw.sample(LANGUAGES, 2)), booked)


def _a_want(
    draw: Random, case_id: int, offices: tuple[str, ...], lengths: tuple[int, ...], team: tuple[FreeOfficer, ...]
) -> Want:
    office = draw.choice(offices)
    here = [one.login for number, one in enumerate(team) if offices[number % len(offices)] == office]
    earliest, deadline = sorted((draw.choice(days_of()[:2]), draw.choice(days_of())))
    language = draw.choice([*LANGUAGES, "fra", ""])
    earliest_at = datetime.combine(earliest, time())
    minutes, own = draw.choice(lengths), draw.choice([*here, ""])
    return Want(case_id, earliest_at, deadline, minutes, office, own, language, draw.random() < 0.9)


def _rooms(draw: Random, offices: tuple[str, ...], rooms: int) -> Iterator[FreeRoom]:
    for office in offices:
        for number in range(rooms):
            busy = []
            for day in days_of():
                if draw.random() < 0.3:
                    start = datetime.combine(day, time(8)) + timedelta(minutes=10 * draw.randrange(45))
                    busy.append(Span(start, start + timedelta(minutes=80)))
            yield FreeRoom(office, f"{office}-{number + 1}", tuple(busy))
