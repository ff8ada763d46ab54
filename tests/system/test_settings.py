"""Settings survive a restart; a broken file never stops the program."""

import json
import stat

import pytest
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system.settings import Language, Paper, Settings, Theme, read_settings, write_settings

CHOSEN = Settings(
    Language.ENGLISH, Paper.A4, Theme.DARK, True, 25, "/home/é/bureau.parcours", "/home/é", "QUJD", {"cases": "REVG"}
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings" / "settings.json"


def test_what_is_written_is_read_back(file):
    write_settings(file, CHOSEN)
    assert read_settings(file) == (CHOSEN, ())
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_without_a_file_the_defaults_hold(file):
    settings, warnings = read_settings(file)
    assert settings == Settings()
    assert (settings.language, settings.paper, settings.theme, settings.lock_minutes) == ("fr", "letter", "system", 10)
    assert warnings == ()


@pytest.mark.parametrize("broken", [b"", b"{", b"\xff\xfe\x00", b"[1]", b"null", b"[" * 100_000], ids=range(6))
def test_a_broken_file_is_set_aside_and_said(file, broken):
    file.parent.mkdir()
    file.write_bytes(broken)
    settings, warnings = read_settings(file)
    assert settings == Settings()
    assert [warning.code for warning in warnings] == ["settings_unreadable"]
    assert not file.exists()
    assert file.with_name("settings.json.broken").read_bytes() == broken
    write_settings(file, CHOSEN)
    assert read_settings(file) == (CHOSEN, ())


@pytest.mark.parametrize(
    ("name", "value"),
    [("language", "de"), ("paper", 3), ("theme", None), ("compact_rows", 1), ("names_in_calendars", "oui"),
     ("lock_minutes", 0), ("lock_minutes", True),
     ("lock_minutes", 121), ("last_file", 7), ("layouts", {"a": 1}), ("layouts", [])],
)  # fmt: skip
def test_one_value_that_does_not_fit_gives_way_alone(file, name, value):
    write_settings(file, CHOSEN)
    held = json.loads(file.read_text("utf-8"))
    file.write_text(json.dumps({**held, name: value}))
    settings, warnings = read_settings(file)
    assert getattr(settings, name) == getattr(Settings(), name)
    assert [(warning.code, warning.field) for warning in warnings] == [("setting_ignored", name)]
    assert warnings[0].values == {"fields": (name,)}
    others = {other: getattr(settings, other) for other in held if other != name}
    assert others == {other: getattr(CHOSEN, other) for other in others}


def test_a_setting_of_a_later_version_is_passed_over(file):
    write_settings(file, CHOSEN)
    file.write_text(json.dumps({**json.loads(file.read_text("utf-8")), "later": 1}))
    assert read_settings(file) == (CHOSEN, ())


def test_layouts_are_kept_by_name():
    settings = Settings().with_layout("cases", "QQ==").with_layout("plan", "Qg==").with_layout("cases", "Qw==")
    assert settings.layouts == {"cases": "Qw==", "plan": "Qg=="}
    assert Settings().layouts == {}


def test_settings_that_cannot_be_written_are_a_trouble(tmp_path):
    (tmp_path / "settings").write_text("a file where the folder should be")
    with pytest.raises(Trouble) as refused:
        write_settings(tmp_path / "settings" / "settings.json", CHOSEN)
    assert refused.value.code == "cannot_write"
