"""The plan in other languages: every text that French has, the same fields, letters that can be drawn, days that are written."""

from datetime import date, datetime
from string import Formatter

import pytest
from parcours_desktop.documents import plan_head, second_text
from parcours_desktop.documents.faces import Weight, typefaces
from parcours_desktop.documents.letters import clusters, printable
from parcours_desktop.documents.plan_strand import HORIZONS
from parcours_desktop.domain.codes import AppointmentKind, NotDoneReason, StepState, Strand
from parcours_desktop.domain.roles import CARRIERS
from parcours_desktop.system.reference import Reference
from parcours_desktop.system.translation_tables import LANGUAGES, Translation, Translations, translation
from parcours_desktop.wording.other_languages import date_time_in, long_day_in, short_day_in
from parcours_desktop.wording.words import Words

FRENCH = Words("fr")
PAGE = {
    *(FRENCH.label(code) for codes in (Strand, StepState, NotDoneReason) for code in codes if code != StepState.WAITING),
    *(FRENCH.label(kind) for kind in AppointmentKind if kind.has_person),
    *(FRENCH.short_label(state) for state in StepState),
    *(FRENCH.title(role, feminine=feminine) for role in CARRIERS for feminine in (True, False)),
    *plan_head.PLACES.values(),
    *HORIZONS.values(),
    second_text.UNTRANSLATED,
    second_text.FRENCH_COUNTS,
    "Mon plan d’action", "Arrivée au Québec\u00a0: {day}", "Arrivée prévue\u00a0: {day}", "Date d’arrivée à confirmer",
    "Première rencontre\u00a0: {day}", "Première rencontre à fixer", "Mon agente", "Mon agent", "Mon agente ou mon agent",
    "à désigner", "Prochain rendez-vous", "À fixer ensemble", "{kind}, {place}", "Démarche", "Avec qui", "Pour le", "Moi", "fait",
    "fait le {day}", "à fixer", "Apporter\u00a0: {documents}", "Motif\u00a0: {reason}", "Date",
    "Aucune démarche dans ce volet pour le moment.", "À détacher\u00a0: mes prochains rendez-vous",
    "Un téléphone qui lit le code ajoute le rendez-vous à son calendrier, même sans connexion.",
}  # fmt: skip


@pytest.fixture(params=LANGUAGES)
def texts(request: pytest.FixtureRequest) -> Translation:
    return translation(request.param)


def test_each_language_says_everything_that_the_page_and_the_catalogue_say(
    texts: Translation, reference: Reference
) -> None:
    steps = {text for step in reference.steps for text in (step.label, step.detail, step.documents) if text}
    objectives = {objective.label for template in reference.templates for objective in template.objectives}
    assert set(texts.page) == PAGE
    assert set(texts.catalogue) == steps | objectives
    assert all(text.strip() for text in (*texts.page.values(), *texts.catalogue.values()))


def test_all_languages_have_the_same_texts(texts: Translation) -> None:
    other = translation("eng")
    assert (set(texts.page), set(texts.catalogue)) == (set(other.page), set(other.catalogue))


def test_the_fields_of_a_text_are_those_of_the_french_one(texts: Translation) -> None:
    for french, text in (*texts.page.items(), *texts.catalogue.items()):
        assert fields(text) == fields(french), french


def test_every_letter_has_a_face(texts: Translation) -> None:
    faces = typefaces()
    for text in (*texts.page.values(), *texts.catalogue.values()):
        for weight in (Weight.REGULAR, Weight.BOLD, Weight.SEMIBOLD, Weight.HEADING):
            missing = [
                one for one in clusters(printable(text)) if not one.isspace() and not faces.face_for(one, weight)
            ]
            assert missing == [], text


def test_nothing_is_left_in_french_but_names(texts: Translation) -> None:
    same = {french for french, text in (*texts.page.items(), *texts.catalogue.items()) if french == text}
    assert same <= {"CV", "Date", "{kind}, {place}"}


def test_days_are_written_with_their_month_in_letters(texts: Translation) -> None:
    at = datetime(2026, 8, 30, 14, 5)  # noqa: DTZ001 wall time
    long, short, moment = long_day_in(texts, at.date()), short_day_in(texts, at.date()), date_time_in(texts, at)
    assert "2026" in long
    assert "2026" not in short
    assert "30" in short
    assert moment.startswith(long)
    assert "05" in moment
    written = {long_day_in(texts, date(2026, month, 1)) for month in range(1, 13)}
    assert len(written) == 12


def test_haitian_creole_has_its_months() -> None:
    assert long_day_in(translation("hat"), date(2026, 8, 7)) == "7\u00a0out 2026"
    assert short_day_in(translation("hat"), date(2026, 12, 7)) == "7\u00a0desanm"


def test_a_language_is_known_by_its_code_of_two_or_three_letters() -> None:
    known = Translations()
    assert [known.code_of(typed) for typed in ("ar", "ARA", " zh ", "fra", "xx", "")] == [
        "ara",
        "ara",
        "zho",
        "",
        "",
        "",
    ]
    assert known.of("xxx") is None
    assert known.of("ara") is known.of("ara")


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}
