"""Where entries stand on the grid, and where a drag or an arrow leads; nothing is drawn here."""

from datetime import date, datetime, timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st
from parcours_desktop.domain.codes import AppointmentKind, AppointmentState, Place
from parcours_desktop.domain.rows import AppointmentRow
from parcours_desktop.screens.calendar_entries import Column, Entry, Shade
from parcours_desktop.ui.calendar_drag import Ghost, GridDrag, Grip
from parcours_desktop.ui.calendar_geometry import SHORTEST, SNAP, GridGeometry
from parcours_desktop.ui.calendar_walk import Spot, first_spot, spot_of, walked
from PySide6.QtCore import QPointF, Qt

MONDAY = date(2026, 11, 23)
WIDTH, HEIGHT = 900, 640
spans = st.lists(st.tuples(st.integers(0, 24 * 60 - 1), st.integers(0, 600)), max_size=14)


def entry(number: int, first: int, minutes: int, state: AppointmentState = AppointmentState.CONFIRMED) -> Entry:
    start = datetime.combine(MONDAY, datetime.min.time()) + timedelta(minutes=first)
    row = AppointmentRow(
        number, 1, 1, AppointmentKind.FOLLOW_UP, state, start, minutes, Place.OFFICE, "", "s.lavoie", ""
    )
    return Entry((row,), f"Nom {number}", "", "", "", "", Shade.EMPLOYMENT)


def grid(*entries: Entry, columns: int = 5, width: float = WIDTH, height: float = HEIGHT) -> GridGeometry:
    made = [Column(MONDAY + timedelta(days=number), "", "", False) for number in range(columns)]
    made[0] = Column(MONDAY, "", "", True, entries=entries)
    return GridGeometry(made, width, height)


def middle(geometry: GridGeometry, number: int) -> QPointF:
    placed = geometry.of(number)
    assert placed is not None
    return QPointF(placed.area.center().x(), placed.area.top() + 4)


@given(spans=spans, width=st.integers(120, 2000), height=st.integers(100, 1400))
def test_no_two_entries_of_a_column_overlap_and_each_stays_inside_it(
    spans: list[tuple[int, int]], width: int, height: int
) -> None:
    entries = [entry(number, first, minutes) for number, (first, minutes) in enumerate(spans, 1)]
    geometry = grid(*entries, width=width, height=height)
    assert len(geometry.placed) == len(spans)
    for one, other in combinations(geometry.placed, 2):
        assert not one.area.intersects(other.area)
    for placed in geometry.placed:
        assert placed.area.left() >= geometry.left(0)
        assert placed.area.right() <= geometry.left(1) + 0.001
        assert placed.area.top() >= 0
        assert placed.area.bottom() <= geometry.height
        assert placed.area.height() >= SHORTEST - 0.001


@given(place=st.integers(0, 4), quarter=st.integers(8 * 4, 18 * 4 - 1))
def test_a_quarter_of_an_hour_is_found_where_it_is_drawn(place: int, quarter: int) -> None:
    geometry = grid()
    minute = quarter * SNAP
    point = QPointF(geometry.left(place) + 20, geometry.top(minute) + 1)
    assert geometry.column_at(point.x()) == place
    assert geometry.minute_at(point.y()) == minute
    assert geometry.slot(place, minute, 45).at == datetime.combine(
        MONDAY + timedelta(days=place), datetime.min.time()
    ) + timedelta(minutes=minute)


def test_entries_that_do_not_overlap_take_the_whole_width() -> None:
    geometry = grid(entry(1, 600, 60), entry(2, 630, 60), entry(3, 840, 60))
    first, second, alone = geometry.placed
    assert first.area.right() <= second.area.left()
    assert alone.area.width() > first.area.width() * 1.8


def test_early_and_late_entries_stretch_the_day() -> None:
    geometry = grid(entry(1, 6 * 60 + 10, 30), entry(2, 19 * 60, 90))
    assert (geometry.first, geometry.last) == (6 * 60, 21 * 60)


def test_an_empty_slot_is_drawn_out_upwards_and_downwards() -> None:
    geometry = grid()
    for end, ghost in ((11 * 60, Ghost(1, 600, 75)), (9 * 60 + 30, Ghost(1, 570, 45))):
        drag = GridDrag.begun(geometry, QPointF(geometry.left(1) + 30, geometry.top(600) + 1))
        assert drag is not None
        assert drag.grip is Grip.CREATE
        assert not drag.go(QPointF(geometry.left(1) + 32, geometry.top(600) + 2))
        assert drag.go(QPointF(geometry.left(3), geometry.top(end) + 1))
        assert drag.ghost == ghost


def test_an_entry_keeps_its_length_and_its_hold_while_it_moves() -> None:
    geometry = grid(entry(1, 600, 60))
    start = middle(geometry, 1)
    drag = GridDrag.begun(geometry, start)
    assert drag is not None
    assert drag.go(start + QPointF(2 * geometry.column, 97 * geometry.per_minute))
    assert drag.ghost == Ghost(2, 690, 60)
    assert not drag.go(start + QPointF(2 * geometry.column, 96 * geometry.per_minute))


def test_an_entry_is_never_lengthened_to_nothing() -> None:
    geometry = grid(entry(1, 605, 60))
    placed = geometry.of(1)
    assert placed is not None
    drag = GridDrag.begun(geometry, QPointF(placed.area.center().x(), placed.area.bottom() - 1))
    assert drag is not None
    drag.go(QPointF(placed.area.center().x(), geometry.top(12 * 60)))
    assert drag.ghost == Ghost(0, 605, 115)
    drag.go(QPointF(placed.area.center().x(), geometry.top(8 * 60)))
    assert drag.ghost == Ghost(0, 605, 10)


def test_what_is_over_and_what_is_beside_the_columns_is_not_dragged() -> None:
    geometry = grid(entry(1, 600, 60, AppointmentState.HELD))
    assert GridDrag.begun(geometry, middle(geometry, 1)) is None
    assert GridDrag.begun(geometry, QPointF(5, 200)) is None


def test_the_arrows_reach_every_entry_and_the_free_time_between() -> None:
    geometry = grid(entry(1, 600, 60), entry(2, 630, 60), entry(3, 840, 30))
    spot = first_spot(geometry, 540)
    seen = [spot]
    for _ in range(7):
        seen.append(walked(geometry, seen[-1] or Spot(0, 0), Qt.Key.Key_Down))
    assert [one.entry_id or one.minute for one in seen if one] == [1, 2, 690, 720, 750, 780, 810, 3]
    back = [seen[-1]]
    for _ in range(9):
        back.append(walked(geometry, back[-1] or Spot(0, 0), Qt.Key.Key_Up))
    assert [one.entry_id or one.minute for one in back if one] == [3, 810, 780, 750, 720, 690, 2, 1, 570, 540]


def test_the_arrows_go_from_column_to_column_and_stay_at_the_edge() -> None:
    geometry = grid(entry(1, 600, 60))
    spot = spot_of(geometry.placed[0])
    assert walked(geometry, spot, Qt.Key.Key_Left) == spot
    beside = walked(geometry, spot, Qt.Key.Key_Right)
    assert beside == Spot(1, 600)
    assert walked(geometry, beside, Qt.Key.Key_Left) == spot
    edge = Spot(0, geometry.last - 30)
    assert walked(geometry, edge, Qt.Key.Key_Down) == edge
