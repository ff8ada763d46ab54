"""The 17 domains of the assessment; what a reason of closing asks for."""

from datetime import date

from parcours_desktop.domain.closing import ClosingRule, attempts_in_vain, closing_refusals
from parcours_desktop.domain.codes import AttemptResult, ClosingReason, NeedDomain, NeedLevel, Strand
from parcours_desktop.domain.needs import STRAND_OF, Need, domains_of, is_pressing
from parcours_desktop.domain.validity import in_force


def test_every_domain_has_one_strand_in_the_order_of_the_form() -> None:
    assert list(STRAND_OF) == list(NeedDomain)
    assert sum((domains_of(strand) for strand in Strand), ()) == tuple(NeedDomain)
    assert [len(domains_of(strand)) for strand in Strand] == [7, 3, 4, 3]


def test_only_needs_to_address_and_urgent_ones_press() -> None:
    assert [is_pressing(level) for level in (None, *NeedLevel)] == [False, False, False, True, True]


def test_a_need_begins_empty() -> None:
    assert Need(NeedDomain.HOUSING) == Need(NeedDomain.HOUSING, None, "", "", "", None)


def test_closing_says_what_is_missing() -> None:
    unreachable = ClosingRule(ClosingReason.UNREACHABLE, "Impossible à joindre", "", attempts=3)
    transfer = ClosingRule(ClosingReason.TO_REGION, "Transfert", "", note_required=True)
    assert [r.code for r in closing_refusals(unreachable, "", 2)] == ["closing_attempts"]
    assert [r.code for r in closing_refusals(transfer, "  ", 0)] == ["closing_note_wanted"]
    assert closing_refusals(unreachable, "", 3) == closing_refusals(transfer, "Estrie", 0) == ()


def test_who_was_reached_has_to_be_tried_anew() -> None:
    message, none, reached = AttemptResult.MESSAGE_LEFT, AttemptResult.NO_ANSWER, AttemptResult.REACHED
    assert attempts_in_vain([]) == 0
    assert attempts_in_vain([none, message, none]) == 3
    assert attempts_in_vain([none, message, reached, none]) == 1


def test_dated_rows_hold_on_both_their_days() -> None:
    rule = ClosingRule(ClosingReason.DEATH, "", "", valid_from=date(2026, 1, 1), valid_to=date(2026, 1, 31))
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 1)]
    assert [in_force(rule, day) for day in days] == [False, True, True, False]
