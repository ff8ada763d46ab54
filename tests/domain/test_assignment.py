"""The proposal: properties that hold for any queue and any team, and the order of what counts."""

from collections import defaultdict
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.assignment import Candidate, Proposed, Reason, Waiting, by_urgency, propose

TODAY = date(2026, 11, 23)
DAYS = st.one_of(st.none(), st.integers(-6, 9).map(lambda n: TODAY + timedelta(days=n)))
OFFICES, LANGUAGES = st.sampled_from(["MTL", "QUE", "LAV", ""]), st.sampled_from(["ara", "spa", "fra", ""])


@st.composite
def queues(draw: st.DrawFn) -> list[Waiting]:
    count = draw(st.integers(0, 12))
    return [
        Waiting(
            number,
            draw(OFFICES),
            draw(LANGUAGES),
            draw(st.sampled_from(["", "F-1", "F-2", "F-3"])),
            draw(st.integers(100, 300)),
            draw(DAYS),
        )
        for number in range(1, count + 1)
    ]


@st.composite
def teams(draw: st.DrawFn) -> list[Candidate]:
    logins = draw(st.lists(st.sampled_from(["a", "b", "c", "d", "e"]), unique=True))
    absences = st.lists(
        st.tuples(st.integers(-9, 9), st.integers(0, 20)).map(
            lambda span: (TODAY + timedelta(days=span[0]), TODAY + timedelta(days=span[0] + span[1]))
        ),
        max_size=1,
    )
    return [
        Candidate(
            login,
            draw(OFFICES.filter(bool)),
            frozenset(draw(st.lists(LANGUAGES.filter(bool)))),
            draw(st.integers(0, 1500)),
            tuple(draw(absences)),
        )
        for login in logins
    ]


def proposed(queue: list[Waiting], team: list[Candidate], **followed: str) -> dict[int, Proposed]:
    return {one.case_id: one for one in propose(queue, team, followed, 1500, TODAY)}


@given(queues(), teams(), st.dictionaries(st.sampled_from(["F-1", "F-2"]), st.sampled_from(["a", "b"])))
def test_nobody_is_lost_split_overloaded_or_given_to_somebody_away(
    queue: list[Waiting], team: list[Candidate], followed: dict[str, str]
) -> None:
    answer = propose(queue, team, followed, 1500, TODAY)
    assert sorted(one.case_id for one in answer) == sorted(one.case_id for one in queue)
    assert answer == propose(list(reversed(queue)), team, followed, 1500, TODAY)
    by_case = {one.case_id: one for one in queue}
    members = {one.login: one for one in team}
    given_to: dict[str, int] = defaultdict(int)
    homes: dict[str, set[str]] = defaultdict(set)
    for one in answer:
        case = by_case[one.case_id]
        assert one.reasons
        homes[case.household or str(case.case_id)].add(one.login)
        if not one.login:
            continue
        officer = members[one.login]
        given_to[one.login] += case.weight
        last = max(TODAY, case.deadline_on or TODAY)
        assert not officer.is_away(TODAY, last)
        follows = followed.get(case.household) == one.login
        assert follows or officer.office == case.office or case.household or Reason.NO_OFFICER_IN_OFFICE in one.reasons
    assert all(len(logins) == 1 for logins in homes.values())
    assert all(members[login].load + added <= 1500 for login, added in given_to.items())


@given(queues(), teams())
def test_a_case_waits_on_only_when_nobody_of_its_office_could_take_it(
    queue: list[Waiting], team: list[Candidate]
) -> None:
    alone = [one for one in queue if not one.household]
    loads = {one.login: one.load for one in team}
    for one in propose(alone, team, {}, 1500, TODAY):
        case = next(waits for waits in alone if waits.case_id == one.case_id)
        if one.login:
            loads[one.login] += case.weight
            continue
        here = [person for person in team if person.office == case.office] or team
        last = max(TODAY, case.deadline_on or TODAY)
        able = [p for p in here if not p.is_away(TODAY, last) and loads[p.login] + case.weight <= 1500]
        assert not able


def test_the_clock_that_ends_first_chooses_first() -> None:
    later, sooner = Waiting(1, "MTL", "", "", 100, TODAY + timedelta(days=4)), Waiting(2, "MTL", "", "", 100, TODAY)
    abroad = Waiting(3, "MTL", "", "", 100)
    assert [one.case_id for one in by_urgency([abroad, later, sooner])] == [2, 1, 3]
    full = [Candidate("a", "MTL", frozenset(), 1400)]
    answer = proposed([later, sooner], full)
    assert (answer[2].login, answer[1].login, answer[1].reasons) == ("a", "", (Reason.EVERYBODY_FULL,))


def test_a_language_counts_more_than_a_light_load_and_the_office_more_than_both() -> None:
    team = [
        Candidate("ara", "MTL", frozenset({"ara"}), 900),
        Candidate("free", "MTL", frozenset({"fra"}), 0),
        Candidate("far", "QUE", frozenset({"ara"}), 0),
    ]
    answer = proposed([Waiting(1, "MTL", "ara", "", 100), Waiting(2, "MTL", "spa", "", 100)], team)
    assert (answer[1].login, answer[2].login) == ("ara", "free")
    assert answer[1].reasons == (Reason.SAME_OFFICE, Reason.SPEAKS_LANGUAGE, Reason.LIGHTEST_LOAD)


def test_a_household_goes_to_whoever_follows_one_of_it_even_in_another_office() -> None:
    team = [Candidate("here", "MTL", frozenset({"ara"}), 0), Candidate("knows", "QUE", frozenset(), 1000)]
    answer = proposed([Waiting(1, "MTL", "ara", "F-9", 100)], team, **{"F-9": "knows"})
    assert (answer[1].login, answer[1].reasons) == ("knows", (Reason.SAME_HOUSEHOLD,))


def test_it_is_said_that_everybody_is_away() -> None:
    away = [Candidate("a", "MTL", frozenset(), 0, ((TODAY, None),))]
    assert proposed([Waiting(1, "MTL", "", "", 100)], away)[1].reasons == (Reason.EVERYBODY_AWAY,)
    assert proposed([Waiting(1, "MTL", "", "", 100)], [])[1].reasons == (Reason.NOBODY,)
