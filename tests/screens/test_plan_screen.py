"""The plan editor without a window: what it shows, what it does, what it says when it may not."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from parcours_desktop.commands.adding import AddStep, AddSteps
from parcours_desktop.commands.cases import ChangeProfile
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.needs import SaveNeed
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.domain.codes import (
    Horizon,
    HouseholdRole,
    NeedDomain,
    NeedLevel,
    NotDoneReason,
    Responsible,
    StepState,
    Strand,
)
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.domain.service_codes import SealForm
from parcours_desktop.screens.plan import PlanScreen
from parcours_desktop.screens.plan_cards import StepLine
from parcours_desktop.wording.words import Words
from tests.builders.cases import a_case

INSTALL, FRENCH = Strand.SETTLEMENT, Strand.FRENCH


@pytest.fixture
def case(desk: Desk) -> int:
    return a_case(desk)


@pytest.fixture
def screen(desk: Desk, case: int) -> Iterator[PlanScreen]:
    made = PlanScreen(desk, Words("fr"), case)
    yield made
    made.close()


def seal(screen: PlanScreen) -> int | None:
    return screen.seal(screen.sealing(SealForm.SIGNED)())


def add(screen: PlanScreen, *labels: str, strand: Strand = INSTALL) -> list[int]:
    for label in labels:
        assert screen.additions.add(strand, label)
    return [line.id for line in card(screen, strand) if line.label in labels]


def card(screen: PlanScreen, strand: Strand) -> tuple[StepLine, ...]:
    return next(one for one in screen.cards if one.strand is strand).steps


def labels(screen: PlanScreen, strand: Strand = INSTALL) -> list[str]:
    return [line.label for line in card(screen, strand)]


class Heard:
    """Counts what a signal says."""

    def __init__(self) -> None:
        self.times = 0
        self.said: list[str] = []

    def __call__(self, *said: str) -> None:
        self.times += 1
        self.said += said


# What is shown


def test_an_empty_plan_has_four_strands_and_no_step(screen: PlanScreen) -> None:
    assert screen.is_empty
    assert [one.title for one in screen.cards] == [
        "Installation",
        "Francisation",
        "Intégration au marché de l’emploi",
        "Intégration à la collectivité",
    ]
    assert {one.count for one in screen.cards} == {""}


def test_a_line_says_who_and_when(screen: PlanScreen, desk: Desk) -> None:
    (step,) = add(screen, "Obtenir la carte d’assurance maladie")
    screen.acts.change(step, "due_on", date(2026, 11, 11))
    screen.acts.change(step, "organization", "RAMQ")
    (line,) = card(screen, INSTALL)
    assert (line.who, line.when, line.late) == ("Rania · RAMQ", "11\u00a0nov.", True)
    screen.acts.change(step, "responsible", "officer")
    assert card(screen, INSTALL)[0].who == "Agente · RAMQ"
    screen.acts.change(step, "responsible", "organization")
    assert card(screen, INSTALL)[0].who == "RAMQ"
    screen.acts.change(step, "due_on", date(2027, 1, 15))
    assert (card(screen, INSTALL)[0].when, card(screen, INSTALL)[0].late) == ("15\u00a0janv. 2027", False)
    screen.acts.tick((step,))
    line = card(screen, INSTALL)[0]
    assert (line.when, line.done, line.struck) == ("terminée", True, True)
    assert "Réalisée le lundi 23\u00a0novembre 2026" in line.tip


def test_the_count_leaves_out_what_does_not_apply(screen: PlanScreen) -> None:
    first, _second, third = add(screen, "A", "B", "C")
    screen.acts.tick((first,))
    screen.acts.leave_undone(StepState.NOT_APPLICABLE, NotDoneReason.NOT_ELIGIBLE, (third,))
    assert screen.cards[0].count == "1 / 2"


def test_a_change_made_elsewhere_is_drawn(screen: PlanScreen, desk: Desk, case: int) -> None:
    heard = Heard()
    screen.changed.connect(heard)
    desk.do(AddStep(case, FRENCH, "Passer le test"))
    assert heard.times == 1
    assert labels(screen, FRENCH) == ["Passer le test"]
    a_case(desk, csq_number="CSQ-99999999")
    assert heard.times == 1


def test_a_closed_screen_hears_nothing_more(desk: Desk, case: int) -> None:
    screen = PlanScreen(desk, Words("fr"), case)
    screen.close()
    desk.do(AddStep(case, FRENCH, "Passer le test"))
    assert labels(screen, FRENCH) == []


# The catalogue, suggestions, templates


def test_typing_finds_steps_of_the_catalogue_whatever_the_accents(screen: PlanScreen) -> None:
    found = screen.additions.search(INSTALL, "declar reven")
    assert [choice.code for choice in found] == ["INS-10"]
    assert screen.additions.add(INSTALL, "", "INS-10")
    assert screen.additions.search(INSTALL, "declar reven") == []


def test_a_search_without_letters_offers_what_the_strand_lacks(screen: PlanScreen) -> None:
    offered = [choice.code for choice in screen.additions.search(FRENCH, " ")]
    assert offered[:2] == ["FRA-01", "FRA-02"]
    screen.additions.add(FRENCH, "", "FRA-01")
    assert [choice.code for choice in screen.additions.search(FRENCH, "")][:1] == ["FRA-02"]


def test_the_strands_own_steps_are_found_first(screen: PlanScreen) -> None:
    found = screen.additions.search(Strand.EMPLOYMENT, "evaluation")
    assert found[0].code == "EMP-01"


def test_a_suggestion_says_why(screen: PlanScreen, desk: Desk, case: int) -> None:
    child = HouseholdRole.DEPENDANT
    with desk.reading() as file:
        key = file.exec_driver_sql("SELECT household_key FROM cases WHERE id=?", (case,)).scalar_one()
    a_case(desk, household_key=key, household_role=child, birth_date=date(2020, 1, 1), csq_number="CSQ-40000001")
    screen.state.reread()
    reasons = {line.label: line.because for line in screen.additions.suggestions}
    benefits = "Demander l’Allocation famille et les prestations pour enfants"
    assert reasons[benefits] == "parce que\u00a0: enfants de moins de 18 ans"
    code = next(line.code for line in screen.additions.suggestions if line.label == benefits)
    assert screen.additions.take((code,))
    assert benefits not in {line.label for line in screen.additions.suggestions}
    assert benefits in labels(screen)


def test_suggestions_follow_the_needs(screen: PlanScreen, desk: Desk, case: int) -> None:
    before = {line.code for line in screen.additions.suggestions}
    assert "EMP-01" not in before
    desk.do(SaveNeed(case, NeedDomain.DIPLOMAS, {"level": NeedLevel.ADDRESS}, screen.state.seen))
    assert "EMP-01" in {line.code for line in screen.additions.suggestions}


def test_all_suggestions_are_taken_in_one_act(screen: PlanScreen) -> None:
    offered = [line.code for line in screen.additions.suggestions]
    assert len(offered) > 1
    assert screen.additions.take(offered)
    assert screen.additions.suggestions == ()
    assert screen.undo() == ""
    assert screen.is_empty


def test_templates_say_how_many_steps_they_would_add(screen: PlanScreen) -> None:
    worker = next(line for line in screen.additions.templates if line.code == "skilled_worker")
    assert worker.label == "Personne seule, travail qualifié"
    assert worker.adds > 8
    assert screen.additions.apply("skilled_worker")
    assert next(line for line in screen.additions.templates if line.code == "skilled_worker").adds == 0
    assert not screen.additions.apply("skilled_worker")
    assert screen.complaint_text() == "Le plan contient déjà tout ce que ce modèle propose."


def test_english_shows_the_english_catalogue(desk: Desk, case: int) -> None:
    english = PlanScreen(desk, Words("en"), case)
    assert english.additions.search(INSTALL, "bank")[0].label == "Open a bank account"
    english.close()


# Acts and complaints


def test_what_is_refused_is_said_beside_its_place(screen: PlanScreen) -> None:
    (step,) = add(screen, "A")
    assert not screen.acts.change(step, "label", " ")
    assert screen.complaint is not None
    assert (screen.complaint.step_id, screen.complaint.refusals[0].field) == (step, "label")
    assert screen.complaint_text() == "Décrivez la démarche ou l’objectif en quelques mots."
    assert screen.acts.change(step, "label", "B")
    assert screen.complaint is None
    assert not screen.additions.add(FRENCH, "  ")
    assert screen.complaint is not None
    assert screen.complaint.strand is FRENCH


def test_a_step_to_be_left_undone_waits_for_its_reason(screen: PlanScreen) -> None:
    (step,) = add(screen, "A")
    assert not screen.acts.change(step, "state", "abandoned")
    assert screen.complaint is not None
    assert screen.complaint.refusals[0].field == "not_done_reason"
    assert screen.acts.state_shown(step) is StepState.ABANDONED
    assert screen.acts.change(step, "not_done_reason", "no_answer")
    row = screen.state.step(step)
    assert row is not None
    assert (row.state, row.not_done_reason) == (StepState.ABANDONED, NotDoneReason.NO_ANSWER)


def test_ticking_several_opens_them_again_only_when_all_are_done(screen: PlanScreen) -> None:
    first, second = add(screen, "A", "B")
    screen.acts.tick((first,))
    screen.selection.choose_many((first, second))
    screen.acts.tick()
    assert [line.done for line in card(screen, INSTALL)] == [True, True]
    screen.acts.tick()
    assert [line.done for line in card(screen, INSTALL)] == [False, False]


def test_saving_what_is_already_there_writes_nothing(screen: PlanScreen) -> None:
    (step,) = add(screen, "A")
    before = screen.state.seen
    screen.acts.change(step, "label", "A")
    assert screen.state.seen == before


def test_moving_past_the_end_of_a_strand_enters_the_next(screen: PlanScreen) -> None:
    first, second, third = add(screen, "A", "B", "C")
    add(screen, "F", strand=FRENCH)
    screen.selection.choose_many((second, third))
    screen.acts.move_by(-1)
    assert labels(screen) == ["B", "C", "A"]
    screen.acts.move_by(1)
    assert labels(screen) == ["A", "B", "C"]
    screen.acts.move_by(1)
    assert labels(screen) == ["A"]
    assert labels(screen, FRENCH) == ["B", "C", "F"]
    screen.selection.choose(first)
    assert not screen.acts.move_by(-1)


def test_dropping_steps_on_one_of_themselves_closes_ranks(screen: PlanScreen) -> None:
    first, _, third = add(screen, "A", "B", "C")
    screen.acts.move((first, third), INSTALL, third)
    assert labels(screen) == ["B", "A", "C"]


def test_objectives_stand_by_horizon_under_their_strand(screen: PlanScreen) -> None:
    screen.acts.add_objective(INSTALL, Horizon.LONG, "Une maison")
    screen.acts.add_objective(INSTALL, Horizon.SHORT, "Un logement")
    lines = screen.cards[0].objectives
    assert [(line.label, line.horizon) for line in lines] == [
        ("Un logement", "Court terme"),
        ("Une maison", "Long terme"),
    ]
    screen.acts.change_objective(lines[0].id, "Un bail", Horizon.MEDIUM)
    assert screen.cards[0].objectives[0].label == "Un bail"
    screen.acts.change_objective(lines[0].id, " ", Horizon.MEDIUM)
    assert [line.label for line in screen.cards[0].objectives] == ["Une maison"]


def test_undo_and_redo_name_what_they_take_back(screen: PlanScreen) -> None:
    add(screen, "A")
    assert screen.undo_title == "Ajout d’une démarche"
    screen.undo()
    assert labels(screen) == []
    assert screen.redo_title == "Ajout d’une démarche"
    screen.redo()
    assert labels(screen) == ["A"]


def test_the_household_can_be_chosen_to_share_with(desk: Desk) -> None:
    mother = a_case(desk, household_key="F-1")
    father = a_case(desk, household_key="F-1", given_name="Karim", csq_number="CSQ-40000001")
    a_case(desk, household_key="F-1", given_name="Maya", csq_number="CSQ-40000002", birth_date=date(2020, 5, 1))
    screen = PlanScreen(desk, Words("fr"), mother)
    (step,) = add(screen, "Trouver un logement")
    assert [(choice.code, choice.label) for choice in screen.acts.members()] == [(str(father), "Karim Haddad")]
    screen.acts.share(steps=(step,))
    his = PlanScreen(desk, Words("fr"), father)
    assert [line.shared for line in card(his, INSTALL)] == ["Partagée avec le ménage"]
    his.acts.tick([card(his, INSTALL)[0].id])
    assert card(screen, INSTALL)[0].done
    his.close()
    screen.close()


# Selection


def test_selection_extends_toggles_and_outlives_what_is_removed(screen: PlanScreen) -> None:
    _first, second, third = add(screen, "A", "B", "C")
    (fourth,) = add(screen, "F", strand=FRENCH)
    selection = screen.selection
    selection.choose(second)
    selection.extend_to(fourth)
    assert selection.chosen == (second, third, fourth)
    selection.toggle(third)
    assert selection.chosen == (second, fourth)
    assert selection.go(1) == fourth
    assert selection.go(1) == fourth
    selection.go(-1, extend=True)
    assert selection.chosen == (third, fourth)
    selection.choose(third)
    screen.acts.remove()
    assert selection.chosen == (fourth,)
    selection.choose_all()
    screen.acts.remove()
    assert selection.chosen == ()
    assert selection.go(1) is None


def test_the_keyboard_enters_a_plan_at_its_first_step(screen: PlanScreen) -> None:
    first, second = add(screen, "A", "B")
    assert screen.selection.go(1) == first
    assert screen.selection.go(1) == second
    assert screen.selection.current == second


# Due dates


def test_a_new_arrival_proposes_new_due_dates_and_leaves_edited_ones(screen: PlanScreen, desk: Desk, case: int) -> None:
    desk.do(AddSteps(case, ("INS-01", "INS-04", "INS-09")))
    assert screen.due_dates.changes == ()
    bank = next(step for step in screen.state.sheet.steps if step.code == "INS-04")
    screen.acts.change(bank.id, "due_on", date(2026, 12, 1))
    desk.do(ChangeProfile(case, {"arrived_on": date(2026, 11, 20)}, screen.state.seen))
    lines = screen.due_dates.lines
    assert [(line.label[:7], line.before, line.after) for line in lines] == [
        ("Obtenir", "26\u00a0nov.", "30\u00a0nov."),
        ("Demande", "16\u00a0déc.", "21\u00a0déc."),
    ]
    assert screen.due_dates.sentence.endswith("2 échéances peuvent suivre.")
    assert screen.due_dates.accept((lines[0].step_id,))
    assert screen.due_dates.keep()
    assert screen.due_dates.changes == ()
    days = {step.code: step.due_on for step in screen.state.sheet.steps}
    assert days == {"INS-01": date(2026, 11, 30), "INS-04": date(2026, 12, 1), "INS-09": date(2026, 12, 16)}


def test_a_date_proposed_for_today_because_it_had_passed_is_not_proposed_again(desk: Desk) -> None:
    case = a_case(desk, arrived_on=date(2026, 10, 1))
    desk.do(AddSteps(case, ("INS-01", "INS-02")))
    screen = PlanScreen(desk, Words("fr"), case)
    assert screen.due_dates.changes == ()
    screen.close()


# The page


def text_of(pdf: bytes) -> str:
    from io import BytesIO

    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)


def test_the_page_follows_what_is_being_typed_before_it_is_written(screen: PlanScreen) -> None:
    (step,) = add(screen, "A")
    heard = Heard()
    screen.page_changed.connect(heard)
    screen.type(step, "label", "Visiter le quartier")
    assert heard.times == 1
    assert "Visiter le quartier" in text_of(screen.drawing(50)().pdf)
    assert labels(screen) == ["A"]
    screen.acts.change(step, "label", "Visiter la ville")
    assert "Visiter la ville" in text_of(screen.drawing(50)().pdf)


def test_what_was_typed_is_found_again(screen: PlanScreen, desk: Desk, case: int) -> None:
    (step,) = add(screen, "A")
    screen.state.draft(step, "result", "Rendez-vous pris le")
    screen.additions.keep_draft(FRENCH, "Passer le te")
    again = PlanScreen(desk, Words("fr"), case)
    assert again.state.drafts(f"step:{step}") == {"result": "Rendez-vous pris le"}
    assert again.additions.draft(FRENCH) == "Passer le te"
    again.acts.change(step, "result", "Rendez-vous pris")
    again.additions.add(FRENCH, "Passer le test")
    assert again.state.drafts(f"step:{step}") == {}
    assert again.additions.draft(FRENCH) == ""
    again.close()


def test_the_page_is_drawn_as_a_pdf_and_as_pictures(screen: PlanScreen) -> None:
    add(screen, "Ouvrir un compte bancaire")
    drawn = screen.drawing(60)()
    assert drawn.pdf.startswith(b"%PDF")
    (page,) = drawn.pages
    assert (page.width, page.height) == (510, 660)
    assert len(page.bgra) == page.stride * page.height


def test_signing_shows_the_version_and_later_edits_do_not(screen: PlanScreen) -> None:
    (step,) = add(screen, "Ouvrir un compte bancaire")
    assert seal(screen) == 1
    assert [(line.text, line.chosen) for line in screen.version_lines] == [
        ("Projet", False),
        ("Version 1 — 23\u00a0nov.", True),
    ]
    assert screen.file_name.endswith("-v1.pdf")
    screen.acts.change(step, "label", "Autre chose")
    assert "Ouvrir un compte bancaire" in text_of(screen.drawing(50)().pdf)
    screen.show_version(None)
    drawn = text_of(screen.drawing(50)().pdf)
    assert "Autre chose" in drawn
    assert "Projet" in drawn
    assert screen.file_name.endswith("-projet.pdf")


def test_an_empty_plan_is_not_signed_and_says_why(screen: PlanScreen) -> None:
    assert seal(screen) is None
    assert screen.complaint_text() == "Le plan n’a aucune démarche. Ajoutez-en au moins une avant de le signer."


def test_a_version_that_is_undone_gives_way_to_the_working_copy(screen: PlanScreen) -> None:
    add(screen, "A")
    seal(screen)
    screen.undo()
    assert screen.version is None
    assert len(screen.version_lines) == 1


def test_the_pdf_is_saved_whole_or_the_sentence_says_what_to_do(screen: PlanScreen, tmp_path: Path) -> None:
    add(screen, "A")
    path = tmp_path / screen.file_name
    screen.saving(path)()
    assert path.read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.glob("*.part")] == []
    with pytest.raises(Trouble) as trouble:
        screen.saving(tmp_path / "absent" / "plan.pdf")()
    assert str(tmp_path / "absent") in Words("fr").trouble(trouble.value)


def test_the_name_of_the_file_tells_nobody(screen: PlanScreen) -> None:
    assert "haddad" not in screen.file_name.lower()


def test_choices_of_the_detail_are_words(screen: PlanScreen) -> None:
    (step,) = add(screen, "A")
    assert next(choice.label for choice in screen.acts.choices("responsible", step)) == "La personne"
    screen.acts.add_objective(INSTALL, Horizon.SHORT, "Un logement")
    screen.acts.add_objective(FRENCH, Horizon.SHORT, "Parler")
    (objective,) = screen.acts.choices("objective", step)
    assert objective.label == "Un logement"
    screen.acts.change(step, "objective_id", objective.code)
    row = screen.state.step(step)
    assert row is not None
    assert row.objective_id == int(objective.code)
    assert row.responsible is Responsible.PERSON


def test_what_changed_while_one_was_typing_becomes_a_conflict_and_is_not_lost(screen: PlanScreen, desk: Desk) -> None:
    (step,) = add(screen, "A")
    screen.type(step, "label", "Celui de So")
    desk.do(ChangeStep(step, {"label": "Celui de Marc"}, screen.state.seen))
    screen.acts.change(step, "label", "Celui de Sophie")
    with desk.reading() as file:
        heads = file.exec_driver_sql("SELECT value FROM cell WHERE row=? AND unit='label'", (step,)).scalars().all()
    assert set(heads) == {'"Celui de Marc"', '"Celui de Sophie"'}
