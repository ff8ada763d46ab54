"""The collection notice and the consents of a case: what was given, for how long, and what can be done with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from parcours_desktop.commands.consents import GiveConsent, RemoveConsent, WithdrawConsent
from parcours_desktop.commands.notices import GiveNotice, RemoveNotice
from parcours_desktop.domain.consents import REFERRAL_FIELDS
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.second_language import FRENCH
from parcours_desktop.domain.service_codes import ConsentMode, ConsentPurpose, NoticeMode, SharedField
from parcours_desktop.domain.service_rows import ConsentRow, NoticeRow
from parcours_desktop.domain.workdays import months_after
from parcours_desktop.queries.consents import consents_of, notices_of
from parcours_desktop.queries.organizations import organizations
from parcours_desktop.screens import partner_fields as forms
from parcours_desktop.screens.case_papers import CasePapers
from parcours_desktop.screens.case_state import CaseState
from parcours_desktop.screens.course_act import CourseAct, Values, tried
from parcours_desktop.screens.fields import Choice, FieldValue
from parcours_desktop.screens.observing import Signal
from parcours_desktop.screens.printouts import Printout

_CODES: Mapping[str, type[StrEnum]] = {
    "notice_modes": NoticeMode,
    "purposes": ConsentPurpose,
    "consent_modes": ConsentMode,
}


class Hold(StrEnum):
    """Whether a consent allows anything today."""

    HELD = "held"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class ConsentLine:
    """A consent as a line. ``hold`` says whether it allows anything, ``state`` the same in words."""

    row: ConsentRow
    what: str
    about: str
    fields: str
    note: str
    hold: Hold
    state: str
    can_remove: bool


class ConsentsScreen:
    """``changed``: draw notices and consents anew."""

    def __init__(self, state: CaseState, papers: CasePapers) -> None:
        self.state, self._papers = state, papers
        self.changed: Signal[()] = Signal()
        self._read_rows: tuple[tuple[NoticeRow, ...], tuple[ConsentRow, ...]] | None = None
        state.changed.connect(self._on_read)

    # What is shown

    @property
    def notices(self) -> tuple[NoticeRow, ...]:
        """The notices given, the last one first; read when they are first looked at."""
        return self._rows()[0]

    @property
    def rows(self) -> tuple[ConsentRow, ...]:
        """The consents, the last one first."""
        return self._rows()[1]

    @property
    def is_closed(self) -> bool:
        """Whether the case is closed: nothing can be written."""
        return not self.state.sheet.is_open

    @property
    def closed_text(self) -> str:
        """Why nothing can be noted; "" on an open case."""
        return self.state.words.refusal(Refusal("case_closed")) if self.is_closed else ""

    @property
    def notice(self) -> str:
        """When and how the notice was last given, or that it was not."""
        if not self.notices:
            return self.state.words("L’avis de collecte n’a pas encore été remis. Il se remet avant tout consentement.")
        return self._told(self.notices[0])

    @property
    def earlier_notices(self) -> tuple[str, ...]:
        """The notices before the last one, a line each."""
        return tuple(map(self._told, self.notices[1:]))

    @property
    def lines(self) -> tuple[ConsentLine, ...]:
        """The consents as they are read."""
        return tuple(map(self._line, self.rows))

    def choices(self, source: str) -> tuple[Choice, ...]:
        """The answers of a field."""
        words = self.state.words
        if source == "languages":
            return self.state.names.choices(source)
        if source == "organizations":
            return organization_choices(self.state)
        return tuple(Choice(code.value, words.label(code)) for code in _CODES[source])

    def _told(self, row: NoticeRow) -> str:
        words = self.state.words
        names = {person.login: person.name for person in self.state.staff}
        return words(
            "Remis le {day} ({mode}), version {version}, par {name}.",
            day=row.given_on,
            mode=words.label(row.mode).lower(),
            version=row.version,
            name=names.get(row.officer, row.officer),
        )

    def _line(self, row: ConsentRow) -> ConsentLine:
        words, today = self.state.words, self.state.today
        about = words("Depuis le {day}, {mode}", day=row.given_on, mode=words.label(row.mode).lower())
        if row.ends_on is not None:
            about = words("{since}, jusqu’au {day}", since=about, day=row.ends_on)
        hold, state = Hold.HELD, words("En vigueur")
        if row.withdrawn_on is not None:
            hold, state = Hold.WITHDRAWN, words("Retiré le {day}", day=words.medium_date(row.withdrawn_on))
        elif not row.holds(today):
            hold, state = Hold.ENDED, words("Terminé")
        what = words("{organization} — {purpose}", organization=row.organization_name, purpose=row.purpose)
        fields = words.list([words.label(field).lower() for field in row.fields])
        note = "\n".join(filter(None, (row.note, row.withdrawal_note)))
        return ConsentLine(row, what, about, words.capital(fields), note, hold, state, row.given_on == today)

    # Acts

    def give_notice(self) -> CourseAct:
        """Note that the notice was given."""
        words, state = self.state.words, self.state

        def take(values: Values) -> tuple[Refusal, ...]:
            mode, language = NoticeMode(str(values["mode"])), str(values["language"])
            return tried(state, GiveNotice(state.case_id, forms.day_of(values, "given_on"), mode, language=language))

        return CourseAct(
            "give-notice", words("Remettre l’avis…"), "file-check", words("Avis de collecte"),
            words("Lisez l’avis à la personne ou remettez-le-lui, puis notez-le ici."), words("Noter"), forms.NOTICE, take,
            {"given_on": state.today, "mode": NoticeMode.READ.value, "language": FRENCH},
        )  # fmt: skip

    @property
    def can_remove_notice(self) -> bool:
        """Whether the last notice was given today, and may be a mistake."""
        return bool(self.notices) and self.notices[0].given_on == self.state.today and not self.is_closed

    def remove_notice(self) -> bool:
        """Take away the last notice, noted by mistake today; what is refused is told."""
        row = self.notices[0]
        return self.state.do(RemoveNotice(row.id, row.seen)) is not None

    def give(self, organization: str = "", wanted: frozenset[SharedField] = frozenset()) -> CourseAct:
        """Note a consent; for the referral to an organization (uid) that needs the ``wanted`` parts, or any other."""
        words, state = self.state.words, self.state
        months = state.desk.reference.consent_text(ConsentPurpose.REFERRAL, state.today).months
        proposed: dict[str, FieldValue] = {
            "organization": organization,
            "purpose": ConsentPurpose.REFERRAL.value,
            "mode": ConsentMode.ORAL.value,
            "given_on": state.today,
            "ends_on": months_after(state.today, months),
        }
        ticked = wanted | set(REFERRAL_FIELDS)
        return CourseAct(
            "give-consent", words("Consentement…"), "handshake", words("Consentement"), self._advice(), words("Noter"),
            forms.CONSENT, self._take, proposed | {f"{forms.SHARED}{field}": field in ticked for field in SharedField},
        )  # fmt: skip

    def withdraw(self, row: ConsentRow) -> CourseAct:
        """Note that the person takes a consent back."""
        words, state = self.state.words, self.state

        def take(values: Values) -> tuple[Refusal, ...]:
            day, note = forms.day_of(values, "withdrawn_on"), forms.text_of(values, "note")
            return tried(state, WithdrawConsent(row.id, day, note, row.seen))

        return CourseAct(
            f"withdraw-consent-{row.id}", words("Retirer…"), "ban", words("Retrait du consentement"),
            words("À partir de ce jour, rien n’est plus transmis à {organization} pour ce but.",
                  organization=row.organization_name),
            words("Noter le retrait"), forms.WITHDRAWAL, take, {"withdrawn_on": state.today},
        )  # fmt: skip

    def remove(self, row: ConsentRow) -> bool:
        """Take away a consent noted by mistake today; what is refused is told."""
        return self.state.do(RemoveConsent(row.id, row.seen)) is not None

    # Papers

    def notice_page(self) -> Printout:
        """The notice to hand over."""
        return self._papers.notice()

    def consent_page(self, row: ConsentRow) -> Printout:
        """The form of a consent, filled as it was given."""
        return self._papers.consent(row.purpose, row)

    def _advice(self) -> str:
        words = self.state.words
        if not self.notices:
            return words("L’avis de collecte n’a pas encore été remis\u00a0: remettez-le d’abord.")
        return words("Un consentement vaut pour un organisme, un but et les renseignements cochés.")

    def _take(self, values: Values) -> tuple[Refusal, ...]:
        ends_on = values.get("ends_on")
        command = GiveConsent(
            self.state.case_id,
            forms.text_of(values, "organization"),
            ConsentPurpose(str(values["purpose"])),
            tuple(field for field in SharedField if values.get(f"{forms.SHARED}{field}")),
            ConsentMode(str(values["mode"])),
            forms.day_of(values, "given_on"),
            ends_on if isinstance(ends_on, date) else None,
            forms.text_of(values, "note"),
        )
        return tried(self.state, command)

    def _rows(self) -> tuple[tuple[NoticeRow, ...], tuple[ConsentRow, ...]]:
        if self._read_rows is None:
            with self.state.desk.reading() as file:
                self._read_rows = notices_of(file, self.state.case_id), consents_of(file, self.state.case_id)
        return self._read_rows

    def _on_read(self) -> None:
        self._read_rows = None
        self.changed.emit()


def organization_choices(state: CaseState) -> tuple[Choice, ...]:
    """The organizations of the directory that are not closed: found by their name, services and city."""
    with state.desk.reading() as file:
        found = organizations(file)
    words = state.words
    return tuple(
        Choice(
            row.uid,
            f"{row.name} ({row.city})" if row.city else row.name,
            " ".join(words.label(service) for service in row.services),
        )
        for row in found
    )
