"""What can be done at once with a referral that nobody answers: ask the organization again, or note its answer."""

from collections.abc import Callable
from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.referrals import RecordAnswer, RemindOrganization
from parcours_desktop.domain.referrals import answers_after
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import ReferralState
from parcours_desktop.domain.service_rows import ReferralRow
from parcours_desktop.queries.referrals import referral_row
from parcours_desktop.screens import partner_fields as forms
from parcours_desktop.screens.course_act import CourseAct, Values
from parcours_desktop.screens.fields import Choice
from parcours_desktop.screens.trying import refusals_of
from parcours_desktop.wording.words import Words


class TodayReferrals:
    """Acts on referrals by their ids; ``tell`` says why one was refused."""

    def __init__(self, desk: Desk, words: Words, tell: Callable[[str], object]) -> None:
        self._desk, self._words, self._tell = desk, words, tell

    def remind(self, referral_id: int) -> str:
        """Note that the organization was asked again today; answers which one, "" when nothing was done."""
        row = self._row(referral_id)
        refused = (
            refusals_of(self._desk, RemindOrganization(row.id, row.seen))
            if row is not None
            else (Refusal("row_is_gone"),)
        )
        if refused:
            self._tell(" ".join(map(self._words.refusal, refused)))
        return row.organization_name if row is not None and not refused else ""

    def answer(self, referral_id: int) -> CourseAct | None:
        """Note what the organization answered; None when the referral is gone."""
        row, words = self._row(referral_id), self._words
        if row is None:
            self._tell(words.refusal(Refusal("row_is_gone")))
            return None
        return CourseAct(
            "answer-referral", words("Noter la réponse…"), "check", words("Réponse à la référence"),
            words("{name}\u00a0: {organization}", name=row.person_name, organization=row.organization_name),
            words("Noter"), forms.ANSWER, partial(self._answer, row), {"answered_on": self._desk.clock.today()},
        )  # fmt: skip

    def choices(self, referral_id: int, _source: str) -> tuple[Choice, ...]:
        """The answers that a referral may get."""
        row = self._row(referral_id)
        return tuple(Choice(code.value, self._words.label(code)) for code in answers_after(row.state)) if row else ()

    def _answer(self, row: ReferralRow, values: Values) -> tuple[Refusal, ...]:
        day, after = forms.day_of(values, "answered_on"), ReferralState(str(values["state"]))
        return refusals_of(self._desk, RecordAnswer(row.id, after, day, forms.text_of(values, "note"), row.seen))

    def _row(self, referral_id: int) -> ReferralRow | None:
        with self._desk.reading() as file:
            return referral_row(file, referral_id)
