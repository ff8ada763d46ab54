"""The log holds events and ids; a name given to it by mistake never reaches the disk."""

import stat
from enum import Enum
from uuid import UUID

import pytest
from parcours_desktop.domain.codes import StepState
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.system.log import BYTES_AT_MOST, KEPT_FILES, Log

CANARY = "Zéphyrine Cacatoès"


class Named(Enum):
    ONE = CANARY


def everything(folder) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


def test_events_are_written_with_their_ids(tmp_path):
    log = Log(tmp_path / "logs")
    uid = UUID("0192f3a4-0000-7000-8000-000000000001")
    log.info(
        "step_saved", case=12, step=uid, op=bytes.fromhex("00ff"), state=StepState.DONE, act="0a1b2c3d4e", none=None
    )
    log.close()
    line = (tmp_path / "logs" / "parcours.log").read_text("utf-8")
    assert line.rstrip().endswith(f"INFO step_saved case=12 step={uid} op=00ff state=done act=0a1b2c3d4e none=None")


def test_a_name_never_reaches_the_log(tmp_path):
    log = Log(tmp_path, "DEBUG")
    log.info("case_opened", person=CANARY, note=CANARY.encode(), names=[CANARY], held={CANARY: 1}, code=Named.ONE)
    log.debug(CANARY, case=1)
    log.warning(f"case {CANARY}", case=1)
    try:
        try:
            raise KeyError(CANARY)
        except KeyError as inner:
            raise ValueError(f"no such person: {CANARY}") from inner
    except ValueError as error:
        log.error("bug", error=error, case=4)
    try:
        raise ExceptionGroup(
            CANARY, [Trouble("cannot_write", path=CANARY), Refused(Refusal("required", "", {"a": CANARY}))]
        )
    except ExceptionGroup as error:
        log.warning("several", error=error)
    log.close()
    written = everything(tmp_path).decode()
    for part in CANARY.split():
        assert part not in written
    assert f"person=[{len(CANARY)}]" in written
    assert "KeyError" in written
    assert "ValueError" in written
    assert "Trouble cannot_write" in written
    assert "Refused required" in written
    assert "unnamed_event case=1" in written


def test_the_log_rotates_in_a_private_folder(tmp_path):
    log = Log(tmp_path / "logs")
    for n in range(9000):
        log.info("event_" + "x" * 50, **{f"number_{k}": n * 10**12 for k in range(14)})
    log.close()
    files = sorted((tmp_path / "logs").iterdir())
    assert len(files) == KEPT_FILES + 1
    assert all(file.stat().st_size <= BYTES_AT_MOST for file in files)
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}
    assert stat.S_IMODE((tmp_path / "logs").stat().st_mode) == 0o700


@pytest.mark.parametrize(("level", "kept"), [("DEBUG", 4), ("INFO", 3), ("WARNING", 2), ("ERROR", 1)])
def test_the_level_decides_what_is_written(tmp_path, level, kept):
    log = Log(tmp_path, level)
    log.debug("one")
    log.info("two")
    log.warning("three")
    log.error("four")
    log.close()
    assert len((tmp_path / "parcours.log").read_text("utf-8").splitlines()) == kept


def test_without_a_folder_nothing_is_written(tmp_path, capsys):
    log = Log(None)
    log.error("four", error=ValueError(CANARY))
    log.close()
    assert capsys.readouterr().err == ""


def test_nothing_goes_to_the_loggers_of_others(tmp_path, caplog):
    log = Log(tmp_path)
    log.error("four")
    log.close()
    assert caplog.records == []
