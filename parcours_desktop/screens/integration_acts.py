"""What can be done with Objectif Intégration in a case, step by step: each act with the words and the form that it asks."""

from datetime import date
from typing import cast

from parcours_desktop.commands.course_steps import INTEGRATION
from parcours_desktop.commands.integration_courses import (
    AttestIntegration,
    ClaimAllowance,
    DecideEligibility,
    EnrolInIntegration,
    NotePart,
    RemoveIntegration,
    SettleClaim,
)
from parcours_desktop.domain.integration_course import NEXT_CLAIMS, attestation_refusals
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import ClaimState, CoursePart, Eligibility
from parcours_desktop.domain.service_rows import IntegrationCourseRow
from parcours_desktop.screens import course_fields as forms
from parcours_desktop.screens.case_integration import IntegrationScreen
from parcours_desktop.screens.course_act import CourseAct, Values, tried
from parcours_desktop.screens.typed_hours import read_hours


class IntegrationActs:
    """The acts of one screen; each answers what was refused."""

    def __init__(self, screen: IntegrationScreen) -> None:
        self._screen, self._state = screen, screen.state

    @property
    def now(self) -> tuple[CourseAct, ...]:
        """What can be done now with the session as a whole, the usual thing first."""
        course, screen = self._screen.course, self._screen
        if screen.is_closed:
            return ()
        if course is None or not screen.is_eligible:
            return (self._decide(course),)
        if course.enrolled_on is None:
            return (self._enrol(course), self._decide(course))
        if course.attested_on is None:
            ready = not attestation_refusals(screen.rule, course.parts, self._state.today, self._state.today)
            return (self._attest(course), self._enrol(course)) if ready else (self._enrol(course),)
        following = NEXT_CLAIMS[course.claim_state]
        if ClaimState.CLAIMED in following:
            return (self._claim(course),)
        return (self._settle(course),) if following else ()

    def part(self, part: CoursePart) -> CourseAct | None:
        """What notes a part; None while it cannot be noted."""
        course, words = self._screen.course, self._state.words
        if course is None or self._screen.is_closed or course.enrolled_on is None or course.attested_on is not None:
            return None
        row = next(row for row in course.parts if row.part is part)
        planned = self._screen.rule.parts.get(part, 0)

        def take(values: Values) -> tuple[Refusal, ...]:
            minutes = read_hours(str(values["hours"] or ""))
            if minutes is None:
                return (Refusal("hours_unreadable", "hours"),)
            command = NotePart(course.id, part, _day(values, "on"), minutes, course.seen)
            return _renamed(tried(self._state, command), "minutes", "hours")

        return CourseAct(
            f"part-{part}", words("Noter…"), "pencil", words.label(part),
            words("La durée prévue est de {length}.", length=words.duration(planned)), words("Noter"),
            forms.PART, take,
            {"on": row.on or self._state.today, "hours": words.duration(row.minutes or planned)},
        )  # fmt: skip

    @property
    def can_take_attestation_back(self) -> bool:
        """Whether the attestation was given and the allowance is not claimed."""
        course = self._screen.course
        attested = course is not None and course.attested_on is not None and course.claim_state is None
        return attested and not self._screen.is_closed

    def take_attestation_back(self) -> bool:
        """Take the attestation back; what is refused is told."""
        course = self._screen.course
        return course is not None and self._state.do(AttestIntegration(course.id, None, course.seen)) is not None

    @property
    def can_remove(self) -> bool:
        """Whether what is noted can be taken away."""
        course = self._screen.course
        return course is not None and course.claim_state is None and not self._screen.is_closed

    def remove(self) -> bool:
        """Take away what was noted by mistake; what is refused is told."""
        course = self._screen.course
        return course is not None and self._state.do(RemoveIntegration(course.id, course.seen)) is not None

    def _decide(self, course: IntegrationCourseRow | None) -> CourseAct:
        words, state = self._state.words, self._state
        proposed = self._screen.proposed.eligibility
        seen = course.seen if course is not None else state.sheet.seen

        def take(values: Values) -> tuple[Refusal, ...]:
            decided = Eligibility(str(values["eligibility"]))
            note = str(values["note"] or "")
            return tried(state, DecideEligibility(state.case_id, decided, _day(values, "on"), seen, note))

        return CourseAct(
            "decide", words("Décider de l’admissibilité"), "shield-check", words("Admissibilité à Objectif Intégration"),
            self._screen.proposal, words("Décider"), forms.ELIGIBILITY, take,
            {"eligibility": proposed.value if proposed else "", "on": state.today},
        )  # fmt: skip

    def _enrol(self, course: IntegrationCourseRow) -> CourseAct:
        words, again = self._state.words, course.enrolled_on is not None

        def take(values: Values) -> tuple[Refusal, ...]:
            uid = str(values["organization"] or "")
            return tried(self._state, EnrolInIntegration(course.id, _day(values, "enrolled_on"), course.seen, uid))

        return CourseAct(
            "enrol", words("Corriger l’inscription…") if again else words("Noter l’inscription"),
            "pencil" if again else "plus", words("Inscription à Objectif Intégration"), "", words("Noter"),
            forms.ENROL, take,
            {"enrolled_on": course.enrolled_on or self._state.today, "organization": course.organization},
        )  # fmt: skip

    def _attest(self, course: IntegrationCourseRow) -> CourseAct:
        words = self._state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            ticked = bool(values.get("tick_step"))
            return tried(
                self._state,
                AttestIntegration(course.id, _day(values, "attested_on"), course.seen, tick_step=ticked),
            )

        return CourseAct(
            "attest", words("Noter l’attestation"), "stamp", words("Attestation d’Objectif Intégration"),
            words("L’allocation est celle qui est en vigueur ce jour-là."), words("Noter"),
            forms.with_tick(forms.ATTEST, self._screen.open_steps.get(INTEGRATION, "")), take,
            {"attested_on": self._state.today, "tick_step": True},
        )  # fmt: skip

    def _claim(self, course: IntegrationCourseRow) -> CourseAct:
        words = self._state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            return tried(self._state, ClaimAllowance(course.id, _day(values, "claimed_on"), course.seen))

        again = course.claim_state is not None
        return CourseAct(
            "claim", words("Demander de nouveau…") if again else words("Noter la demande d’allocation"), "file-text",
            words("Demande d’allocation"), self._screen.allowance, words("Noter"),
            forms.CLAIM, take, {"claimed_on": self._state.today},
        )  # fmt: skip

    def _settle(self, course: IntegrationCourseRow) -> CourseAct:
        words = self._state.words

        def take(values: Values) -> tuple[Refusal, ...]:
            command = SettleClaim(
                course.id,
                ClaimState(str(values["state"])),
                _day(values, "on"),
                course.seen,
                str(values["note"] or ""),
            )
            return tried(self._state, command)

        return CourseAct(
            "settle", words("Noter la suite…"), "check", words("Suite de la demande d’allocation"), "", words("Noter"),
            forms.SETTLE, take, {"state": "", "on": self._state.today},
        )  # fmt: skip


def _day(values: Values, name: str) -> date:
    """A day of a form that is asked only once it is filled in."""
    return cast("date", values[name])


def _renamed(refusals: tuple[Refusal, ...], name: str, shown: str) -> tuple[Refusal, ...]:
    return tuple(Refusal(one.code, shown, one.values) if one.field == name else one for one in refusals)
