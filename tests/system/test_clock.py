"""The office's clock."""

from datetime import date, datetime, timedelta

from parcours_desktop.system.clock import ZONE, FixedClock, SystemClock


def test_the_machine_clock_is_wall_time_of_the_office() -> None:
    before = datetime.now(ZONE).replace(tzinfo=None, microsecond=0)
    now = SystemClock().now()
    assert now.tzinfo is None
    assert before <= now <= before + timedelta(minutes=1)
    assert SystemClock().today() in {now.date(), now.date() + timedelta(days=1)}


def test_a_fixed_clock_stands_until_it_is_put_forward() -> None:
    clock = FixedClock.on(date(2026, 11, 23))
    assert (clock.now(), clock.today()) == (datetime.fromisoformat("2026-11-23T09:00"), date(2026, 11, 23))
    clock.advance(timedelta(hours=16))
    assert clock.today() == date(2026, 11, 24)
