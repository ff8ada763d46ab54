"""The French courses of a case: where the one that goes on stands, how long the person waited, and what can be done."""

from dataclasses import dataclass
from typing import Any

from parcours_desktop.commands.course_steps import FRENCH_PLACED, FRENCH_REGISTERED, FRENCH_STARTED
from parcours_desktop.commands.french_courses import (
    ChangeCourse,
    EndCourse,
    NotStarted,
    PlaceCourse,
    RegisterCourse,
    RemoveCourse,
    StartCourse,
)
from parcours_desktop.domain.courses import BEFORE_START, LINE, open_course, waiting_days
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import CourseFormat, CourseReason, CourseState
from parcours_desktop.domain.service_rows import FrenchCourseRow
from parcours_desktop.queries.courses import french_courses_of, open_steps_by_code
from parcours_desktop.screens import course_fields as forms
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.course_act import CourseAct, Values, tried
from parcours_desktop.screens.fields import Choice, Form
from parcours_desktop.screens.observing import Signal

_CODES = {"formats": CourseFormat, "reasons": CourseReason}
_DATES = {
    CourseState.REGISTERED: "registered_on",
    CourseState.PLACED: "placed_on",
    CourseState.STARTED: "started_on",
    CourseState.COMPLETED: "ended_on",
}


@dataclass(frozen=True, slots=True)
class StateMark:
    """One state of the line of a course: its word, its date in words or "", and whether it is reached."""

    title: str
    when: str
    reached: bool


class FrenchScreen:
    """``changed``: draw the courses anew."""

    def __init__(self, state: CaseState) -> None:
        self.state = state
        self.changed: Signal[()] = Signal()
        self._rows: tuple[FrenchCourseRow, ...] | None = None
        self._steps: dict[str, str] = {}
        state.changed.connect(self._on_read)

    # What is shown

    @property
    def rows(self) -> tuple[FrenchCourseRow, ...]:
        """The courses, the last registration first; read when they are first looked at."""
        if self._rows is None:
            with self.state.desk.reading() as file:
                self._rows = french_courses_of(file, self.state.case_id)
                self._steps = open_steps_by_code(file, self.state.case_id)
        return self._rows

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: nothing can be written."""
        return not self.state.sheet.is_open

    @property
    def current(self) -> FrenchCourseRow | None:
        """The course that goes on, or else the last one."""
        return open_course(self.rows) or next(iter(self.rows), None)

    @property
    def earlier(self) -> tuple[str, ...]:
        """The other courses, a line each."""
        return tuple(self._told(row) for row in self.rows if row is not self.current)

    def line(self, row: FrenchCourseRow) -> tuple[StateMark, ...]:
        """The states that a course goes through, with their days; one that was given up ends where it was."""
        words, state = self.state.words, self.state
        marks = []
        for each in LINE:
            shown = row.state if each is CourseState.COMPLETED and row.ended_on else each
            on = getattr(row, _DATES[each])
            when = words.relative_day(on, state.today) if on else ""
            if each is CourseState.STARTED and on is None and row.starts_on is not None:
                when = words("prévu {day}", day=words.relative_day(row.starts_on, state.today))
            marks.append(StateMark(words.label(shown), when, on is not None))
        return tuple(marks)

    def wait(self, row: FrenchCourseRow) -> str:
        """How long the person waited, or has been waiting, in words; "" when nobody knows since when."""
        words, days = self.state.words, waiting_days(row, self.state.today)
        if days is None:
            return ""
        if row.state in BEFORE_START:
            return words.many(
                "En attente depuis {n} jour, de l’inscription à aujourd’hui.",
                "En attente depuis {n} jours, de l’inscription à aujourd’hui.",
                days,
            )
        if row.state is CourseState.NOT_STARTED:
            return words.many(
                "{n} jour d’attente, sans que le cours commence.",
                "{n} jours d’attente, sans que le cours commence.",
                days,
            )
        return words.many(
            "{n} jour d’attente entre l’inscription et le début.",
            "{n} jours d’attente entre l’inscription et le début.",
            days,
        )

    def about(self, row: FrenchCourseRow) -> str:
        """Format, institution and level in one line."""
        words = self.state.words
        level = words("niveau {n}", n=row.level) if row.level is not None else ""
        return " · ".join(filter(None, (words.label(row.format) if row.format else "", row.institution, level)))

    def reason(self, row: FrenchCourseRow) -> str:
        """Why it was not started or was dropped, in words; "" for others."""
        if row.reason is None:
            return ""
        words = self.state.words
        if row.reason_note:
            return words("Motif\u00a0: {reason}. {note}", reason=row.reason, note=row.reason_note)
        return words("Motif\u00a0: {reason}.", reason=row.reason)

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        return tuple(Choice(code.value, self.state.words.label(code)) for code in _CODES[source])

    def _told(self, row: FrenchCourseRow) -> str:
        words = self.state.words
        since = words.medium_date(row.registered_on) if row.registered_on else ""
        return " · ".join(filter(None, (since, self.about(row), words.label(row.state), self.reason(row))))

    # Acts

    @property
    def acts(self) -> tuple[CourseAct, ...]:
        """What can be done now, the usual thing first."""
        row = self.current
        if self.is_closed:
            return ()
        if row is None or row.state not in BEFORE_START | {CourseState.STARTED}:
            over = () if row is None else (self._change(row),)
            return (self._register(), *over)
        if row.state is CourseState.STARTED:
            return (self._complete(row), self._drop(row), self._change(row))
        place = () if row.placed_on else (self._place(row),)
        return (*place, self._start(row), self._never(row), self._change(row))

    @property
    def can_remove(self) -> bool:
        """Whether there is a course to take away."""
        return self.current is not None and not self.is_closed

    def remove(self) -> bool:
        """Take away the course shown, noted by mistake; what is refused is told."""
        row = self.current
        return row is not None and self.state.do(RemoveCourse(row.id, row.seen)) is not None

    def _register(self) -> CourseAct:
        words = self.state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            columns = _given(values, "registered_on", "starts_on", "institution", "note")
            chosen = values["format"]
            command = RegisterCourse(
                self.state.case_id,
                **columns,
                format=CourseFormat(str(chosen)) if chosen else None,
                tick_step=bool(values.get("tick_step")),
            )
            return tried(self.state, command)

        return CourseAct(
            "register", words("Noter une inscription"), "plus", words("Inscription à un cours de français"),
            words("L’attente se compte à partir de ce jour."), words("Noter"),
            self._offering(forms.REGISTER, FRENCH_REGISTERED), take, {"registered_on": self.state.today, "tick_step": True},
        )  # fmt: skip

    def _place(self, row: FrenchCourseRow) -> CourseAct:
        words = self.state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            columns = _given(values, "placed_on", "level", "starts_on")
            command = PlaceCourse(row.id, **columns, seen=row.seen, tick_step=bool(values.get("tick_step")))
            return tried(self.state, command)

        return CourseAct(
            "place", words("Noter le classement"), "list-checks", words("Classement en français"),
            words("Le niveau est celui de l’Échelle québécoise, de 1 à 12."), words("Noter"),
            self._offering(forms.PLACE, FRENCH_PLACED), take,
            {"placed_on": self.state.today, "level": row.level, "starts_on": row.starts_on, "tick_step": True},
        )  # fmt: skip

    def _start(self, row: FrenchCourseRow) -> CourseAct:
        words = self.state.words
        planned = row.starts_on if row.starts_on and row.starts_on <= self.state.today else self.state.today

        def take(values: Values) -> tuple[Refusal, ...]:
            command = StartCourse(
                row.id, **_given(values, "started_on"), seen=row.seen, tick_step=bool(values.get("tick_step"))
            )
            return tried(self.state, command)

        return CourseAct(
            "start", words("Noter le début"), "check", words("Début du cours de français"), "", words("Noter"),
            self._offering(forms.START, FRENCH_STARTED), take, {"started_on": planned, "tick_step": True},
        )  # fmt: skip

    def _complete(self, row: FrenchCourseRow) -> CourseAct:
        words = self.state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            return tried(self.state, EndCourse(row.id, **_given(values, "ended_on"), seen=row.seen))

        return CourseAct(
            "complete", words("Cours terminé"), "circle-check", words("Fin du cours de français"), "", words("Noter"),
            forms.COMPLETE, take, {"ended_on": self.state.today},
        )  # fmt: skip

    def _drop(self, row: FrenchCourseRow) -> CourseAct:
        words = self.state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            columns = _given(values, "ended_on", "reason_note") | {"reason": _reason(values)}
            return tried(self.state, EndCourse(row.id, **columns, seen=row.seen, dropped=True))

        return CourseAct(
            "drop", words("Abandonné…"), "circle-x", words("Cours de français abandonné"),
            words("Le motif sert à savoir pourquoi des cours s’arrêtent."), words("Noter"),
            forms.DROP, take, {"ended_on": self.state.today},
        )  # fmt: skip

    def _never(self, row: FrenchCourseRow) -> CourseAct:
        words = self.state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            columns = _given(values, "on", "reason_note") | {"reason": _reason(values)}
            return tried(self.state, NotStarted(row.id, **columns, seen=row.seen))

        return CourseAct(
            "never", words("N’a pas commencé…"), "circle-x", words("Cours de français non commencé"),
            words("Le motif sert à savoir pourquoi des cours ne commencent pas."), words("Noter"),
            forms.NEVER, take, {"on": self.state.today},
        )  # fmt: skip

    def _change(self, row: FrenchCourseRow) -> CourseAct:
        words = self.state.words
        form = forms.CHANGE_STARTED if row.started_on else forms.CHANGE
        shown = {field.name: getattr(row, field.name) for field in form.fields}

        def take(values: Values) -> tuple[Refusal, ...]:
            changed: dict[str, Any] = {
                name: values[name] for name, was in shown.items() if values[name] != _held(was, name)
            }
            if "format" in changed:
                changed["format"] = CourseFormat(str(changed["format"])) if changed["format"] else None
            return tried(self.state, ChangeCourse(row.id, changed, row.seen)) if changed else ()

        return CourseAct(
            "change", words("Corriger…"), "pencil", words("Corriger le cours de français"), "", words("Enregistrer"),
            form, take, shown,
        )  # fmt: skip

    def _offering(self, form: Form, code: str) -> Form:
        """A form that also offers to tick the step of a code, where the plan holds it."""
        return forms.with_tick(form, self._steps.get(code, ""))

    def _on_read(self) -> None:
        self._rows = None
        self.changed.emit()


def _given(values: Values, *names: str) -> dict[str, Any]:
    return {name: values[name] for name in names}


def _reason(values: Values) -> CourseReason | None:
    return CourseReason(str(values["reason"])) if values["reason"] else None


def _held(was: object, name: str) -> object:
    """What a form holds of a value of a row: an empty text where a choice was not made."""
    return "" if name == "format" and was is None else was
