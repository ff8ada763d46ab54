"""An edit on the wire comes back as it was written, whatever a person typed; its bytes are its name."""

import contextlib
import hashlib
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given, settings
from hypothesis import strategies as any_
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.database import edit as wire
from parcours_desktop.database.fold import fold
from parcours_desktop.database.identity import Device
from parcours_desktop.database.journal import Change, _split
from parcours_desktop.database.tables import UNITS
from tests.builders.acts import complaints
from tests.builders.cases import a_case

DEVICE = Device(bytes(range(16)), "s.lavoie", 7, Ed25519PrivateKey.from_private_bytes(bytes(32)))
TEXT = any_.text(any_.characters(exclude_categories=["Cs"]), max_size=60)
SCALAR = any_.none() | any_.integers(-(2**53), 2**53) | TEXT
VALUE = SCALAR | any_.dictionaries(any_.sampled_from(("street", "city", "postal_code")), SCALAR, max_size=3)
UID = any_.binary(min_size=16, max_size=16)
OP = any_.builds(wire.wire_op, any_.binary(min_size=32, max_size=32), any_.integers(0, wire.OP_SPAN - 1))
PLACE = any_.sampled_from([(kind, unit) for kind, units in UNITS.items() for unit in (*units, wire.REMOVED)])
CHANGE = any_.tuples(PLACE, UID, VALUE, any_.lists(OP, max_size=3, unique=True))


def written(changes: list[tuple[tuple[str, str], bytes, object, list[str]]], **head: object) -> str:
    lines = [
        wire.make_change(f"{kind}:{uid.hex()}", unit, wire.encode_value(value), parents)
        for (kind, unit), uid, value, parents in changes
    ]
    facts = {"case": "ab" * 16, "seq": 1, "prev": "", "hlc": 1, "act": bytes(16), "why": "entry"} | head
    return wire.make_body(DEVICE, changes=lines, **facts)  # type: ignore[arg-type]


@given(any_.lists(CHANGE, max_size=8), any_.integers(1, 2**31), any_.integers(0, 2**63 - 1), UID, TEXT)
def test_an_edit_comes_back_as_it_was_written(changes, seq, hlc, act, why) -> None:
    body = written(changes, seq=seq, hlc=hlc, act=act, why=why, prev="cd" * 32)
    edit = wire.parse(body)
    assert (edit.case, edit.device, edit.by) == ("ab" * 16, DEVICE.id, DEVICE.login)
    assert (edit.seq, edit.prev, edit.hlc, edit.act, edit.why) == (seq, "cd" * 32, hlc, act, why)
    assert [(one.row, one.unit, one.value, list(one.parents)) for one in edit.changes] == [
        (f"{kind}:{uid.hex()}", unit, value, parents) for (kind, unit), uid, value, parents in changes
    ]
    assert edit.id == hashlib.sha256(body.encode()).digest()


@given(any_.lists(CHANGE, min_size=1, max_size=3), any_.data())
def test_one_other_byte_is_another_edit_and_its_seal_does_not_fit(changes, data) -> None:
    body = written(changes)
    seal = wire.sign(DEVICE, wire.edit_id(body))
    place = data.draw(any_.integers(0, len(body) - 1))
    other = body[:place] + ("x" if body[place] != "x" else "y") + body[place + 1 :]
    assert wire.is_signed_by(DEVICE.public_bytes, wire.edit_id(body), seal)
    assert wire.edit_id(other) != wire.edit_id(body)
    assert not wire.is_signed_by(DEVICE.public_bytes, wire.edit_id(other), seal)


@given(any_.lists(CHANGE, max_size=3))
def test_the_same_changes_twice_are_two_edits(changes) -> None:
    """The salt: nobody who knows a person's data can tell from an id that it was written."""
    assert wire.edit_id(written(changes)) != wire.edit_id(written(changes))


JSON = any_.recursive(
    any_.none() | any_.booleans() | any_.integers() | TEXT,
    lambda inner: any_.lists(inner, max_size=5) | any_.dictionaries(TEXT, inner, max_size=3),
    max_leaves=12,
)
PARTS = ("c", "case", "device", "seq", "prev", "hlc", "act", "by", "why")


@given(TEXT | any_.builds(json.dumps, JSON))
def test_a_text_that_is_no_edit_is_told_apart(text) -> None:
    with pytest.raises((ValueError, KeyError)):
        wire.parse(text)


@given(any_.lists(CHANGE, min_size=1, max_size=3), any_.sampled_from(PARTS), JSON)
def test_an_edit_with_a_wrong_part_is_read_or_told_apart_and_never_fails_otherwise(changes, part, wrong) -> None:
    body = json.dumps(json.loads(written(changes)) | {part: wrong})
    with contextlib.suppress(ValueError, KeyError):
        assert wire.parse(body).id == wire.edit_id(body)


@given(any_.lists(CHANGE, max_size=6), any_.permutations(range(3)))
def test_heads_do_not_depend_on_the_order_in_which_edits_are_read(changes, order) -> None:
    first = written(changes[:2])
    parents = [wire.wire_op(wire.edit_id(first), 0)] if changes else []
    second = written([(place, uid, value, parents) for place, uid, value, _ in changes[:1]])
    bodies = [first, second, written(changes[2:])]
    assert fold(bodies) == fold(bodies[place] for place in order)


@settings(max_examples=40, deadline=None)
@given(any_.lists(any_.tuples(any_.sampled_from('aé€😀\x00"\\'), any_.integers(0, 15_000)), max_size=40))
def test_however_long_an_act_is_each_edit_keeps_within_its_limits(texts) -> None:
    """16 KiB of letters at most in one value; an edit of 256 KiB and 500 changes at most, and nothing left out."""
    changes = [Change(1, row, "note", "text", letter * count, (row,)) for row, (letter, count) in enumerate(texts)]
    parts = [list(part) for part in _split(changes * 15)]
    assert [change for part in parts for change, _ in part] == changes * 15
    for part in parts:
        assert len(part) <= wire.CHANGES_AT_MOST
        lines = [wire.make_change(f"note:{'ab' * 16}", one.unit, text, [f"{'ab' * 8}.499"]) for one, text in part]
        assert (
            len(
                wire.make_body(DEVICE, "ab" * 16, 9, "cd" * 32, 1 << 62, bytes(16), "undo:" + "ef" * 16, lines).encode()
            )
            <= wire.BYTES_AT_MOST
        )


@pytest.mark.parametrize("text", ["\ud800", "a\udfffb", "\x00", "\u202e", "\\ud800", "</script>", "🦫" * 4_000])
def test_what_no_keyboard_should_type_harms_nothing(desk: Desk, text: str) -> None:
    case = a_case(desk)
    note = desk.do(WriteNote(case, f"Avant {text} après")).value
    with desk.reading() as file:
        kept = file.exec_driver_sql("SELECT text FROM note WHERE id=?", (note,)).scalar_one()
        (body,) = file.exec_driver_sql("SELECT body FROM edit ORDER BY n DESC LIMIT 1").scalars()
    assert kept.startswith("Avant ")
    assert kept in {change[2] for change in json.loads(body)["c"] if change[1] == "text"}
    assert complaints(desk) == []
