"""Drafts: what is being typed is found again after a crash, and leaves no trace once it was written or dropped."""

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.drafts import Draft
from tests.builders.acts import complaints, seen, wall

NOON = wall("2026-11-23T12:00")


def test_the_last_text_of_a_field_is_kept(desk: Desk) -> None:
    before = seen(desk)
    for text in ("1450, rue", "1450, rue Sherbrooke"):
        desk.keep_draft("profile:1", "street", text)
    desk.keep_draft("profile:1", "city", "Montréal")
    desk.keep_draft("profile:12", "city", "Laval")
    assert desk.drafts("profile:1")["profile:1"] == (
        Draft("city", "Montréal", NOON),
        Draft("street", "1450, rue Sherbrooke", NOON),
    )
    assert set(desk.drafts("profile:")) == {"profile:1", "profile:12"}
    assert seen(desk) == before


def test_drafts_go_one_by_one_or_together(desk: Desk) -> None:
    for field in ("street", "city"):
        desk.keep_draft("profile:1", field, "x")
    desk.drop_drafts("profile:1", "street")
    assert [draft.field for draft in desk.drafts("profile:1")["profile:1"]] == ["city"]
    desk.drop_drafts("profile:1")
    assert desk.drafts("profile:1") == {}
    assert complaints(desk) == []
