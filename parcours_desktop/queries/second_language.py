"""The language beside French: whether a case may have one, and every text of it that a plan needs."""

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import Any

from parcours_desktop.database.journal import position
from parcours_desktop.database.reading import Reading
from parcours_desktop.domain.plan_translation import SecondLanguage, TranslatedText, WrittenDay, day_of_year, written_at
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.domain.second_language import LanguageRight
from parcours_desktop.domain.service_codes import LanguageGround
from parcours_desktop.domain.written_days import written_day
from parcours_desktop.system.reference import Reference
from parcours_desktop.system.translation_tables import Translation
from parcours_desktop.wording.other_languages import date_time_in, long_day_in, short_day_in

_RIGHT = "SELECT arrived_on, language_ground, language_attested_on, contact_language FROM cases WHERE id=? LIMIT 1"


def language_right(file: Reading, case_id: int) -> LanguageRight:
    """What the rule of the second language asks of a case. Raises ``Refused`` when there is no such case."""
    seen = position(file)
    row = file.exec_driver_sql(_RIGHT, (case_id,)).mappings().one_or_none()
    if row is None:
        raise Refused(Refusal("row_is_gone"))
    ground = row["language_ground"]
    return LanguageRight(
        arrived_on=written_day(row["arrived_on"]),
        ground=LanguageGround(ground) if ground else None,
        attested_on=written_day(row["language_attested_on"]),
        own=row["contact_language"] or "",
        seen=seen,
    )


def right_of(profile: Mapping[str, Any]) -> LanguageRight:
    """The same of a case that was read already: its columns by name."""
    ground = profile["language_ground"]
    return LanguageRight(
        arrived_on=profile["arrived_on"],
        ground=LanguageGround(ground) if ground else None,
        attested_on=profile["language_attested_on"],
        own=profile["contact_language"] or "",
    )


def second_language_for(
    file: Reading, sheet: PlanSheet, code: str, today: date, reference: Reference
) -> SecondLanguage:
    """The second language of a working sheet: ``replace(sheet, second=…)`` prints it beside French.

    ``code`` is ISO 639-1 or -3 (« ar », « ara »). Raises ``Refused``: the rule does not allow it (Charter, s. 22.3), or there
    are no texts in that language. A sealed version keeps the language it was sealed with, and none is made for it.
    """
    language = reference.translations.code_of(code)
    texts = reference.translations.of(language)
    if texts is None:
        raise Refused(Refusal("second_language_unknown", "language", {"language": code}))
    right = language_right(file, sheet.case_id)
    refusal = right.refusal(language, today)
    if refusal is not None:
        raise Refused(refusal)
    return second_language_of(sheet, texts, right.ground_on(today))


def second_language_of(sheet: PlanSheet, texts: Translation, ground: LanguageGround | None = None) -> SecondLanguage:
    """Every text that the pages of a sheet set in one language."""
    wanted = {text for text in _typed(sheet) if text in texts.catalogue}
    pairs = [*texts.page.items(), *((text, texts.catalogue[text]) for text in texts.catalogue if text in wanted)]
    return SecondLanguage(
        language=texts.language,
        tag=texts.tag,
        right_to_left=texts.right_to_left,
        reviewed_by=texts.reviewed_by,
        ground=ground,
        texts=tuple(TranslatedText(french, text) for french, text in pairs),
        days=(*_whole_days(sheet, texts), *_days_of_the_year(sheet, texts)),
    )


def _whole_days(sheet: PlanSheet, texts: Translation) -> Iterator[WrittenDay]:
    for on in sorted(_days(sheet), key=written_at):
        yield WrittenDay(written_at(on), _written(texts, on))


def _days_of_the_year(sheet: PlanSheet, texts: Translation) -> Iterator[WrittenDay]:
    """The days of this year on which steps were done."""
    done = {step.done_on for step in sheet.steps if step.done_on and step.done_on.year == sheet.printed_on.year}
    for on in sorted(done):
        yield WrittenDay(day_of_year(on), short_day_in(texts, on))


def _typed(sheet: PlanSheet) -> Iterator[str]:
    """What of a plan may come from the catalogue."""
    for step in sheet.steps:
        yield from (step.label, step.detail, step.documents)
    for objective in sheet.objectives:
        yield objective.label


def _days(sheet: PlanSheet) -> set[date]:
    """The days and moments of a sheet that its pages write."""
    found: set[date | None] = {sheet.arrived_on, sheet.arriving_on, sheet.signed_on, sheet.printed_on}
    if sheet.first_meeting_at is not None:
        found.add(sheet.first_meeting_at.date())
    for step in sheet.steps:
        found |= {step.due_on, step.done_on}
    for appointment in (sheet.next_appointment, *sheet.appointments):
        if appointment is not None:
            found |= {appointment.starts_at, appointment.starts_at.date()}
    return {on for on in found if on is not None}


def _written(texts: Translation, on: date) -> str:
    if isinstance(on, datetime):
        return date_time_in(texts, on)
    return long_day_in(texts, on)
