"""One window for one office file; a second start raises it; a dead window leaves no lock."""

import json
import os
import signal
import stat
import subprocess
import sys
import threading
from multiprocessing.connection import Client
from pathlib import Path

import pytest
from parcours_desktop.domain.refusal import Trouble
from parcours_desktop.system.single_instance import InstanceLock, raise_other_window

ROOT = Path(__file__).parents[2]


@pytest.fixture
def office(tmp_path):
    return tmp_path / "bureau.parcours"


@pytest.fixture
def lock(office):
    made = InstanceLock(office)
    yield made
    made.release()


def test_the_second_window_does_not_get_the_file(office, lock):
    assert lock.acquire()
    assert lock.acquire()
    second = InstanceLock(office)
    assert not second.acquire()
    assert not second.held
    lock.release()
    assert second.acquire()
    second.release()


def test_two_files_have_two_locks(tmp_path, lock):
    other = InstanceLock(tmp_path / "autre.parcours")
    assert lock.acquire()
    assert other.acquire()
    other.release()


def test_a_second_start_raises_the_window(office, lock):
    raised = threading.Event()
    lock.acquire()
    lock.listen(raised.set)
    assert raise_other_window(office)
    assert raised.wait(5)
    assert raise_other_window(office)


def test_the_lock_can_be_let_go_and_taken_again_with_its_channel(office, lock):
    for _ in range(3):
        raised = threading.Event()
        assert lock.acquire()
        lock.listen(raised.set)
        assert raise_other_window(office)
        assert raised.wait(5)
        lock.release()
        assert not raise_other_window(office)


def test_who_does_not_know_the_key_is_not_heard(office, lock):
    raised = threading.Event()
    lock.acquire()
    lock.listen(raised.set)
    told = json.loads(lock.path.read_bytes())
    for attempt in range(2):
        with pytest.raises(Exception) as refused:
            Client(told["address"], authkey=b"wrong" * (attempt + 1))
        assert type(refused.value).__name__ == "AuthenticationError"
    Client(told["address"]).close()
    assert not raised.is_set()
    assert raise_other_window(office)
    assert raised.wait(5)


@pytest.mark.parametrize(
    "left",
    [b"", b"{}", b"{", b"[]", b'{"address": "/nowhere", "key": "00", "process": 1}', b'{"address": 1, "key": "zz"}'],
)
def test_nothing_answers_without_a_window(office, left):
    office.with_name("bureau.parcours.lock").write_bytes(left)
    assert not raise_other_window(office)
    assert not raise_other_window(office.with_name("never.parcours"))


HOLDER = (
    "import sys\nfrom pathlib import Path\n"
    "from parcours_desktop.system.single_instance import InstanceLock\n"
    "lock = InstanceLock(Path(sys.argv[1]))\ntaken = lock.acquire()\n"
    "lock.listen(lambda: print('raised', flush=True))\nprint(taken, flush=True)\nsys.stdin.read()\n"
)


@pytest.mark.skipif(os.name != "posix", reason="kills a process")
def test_a_window_that_was_killed_leaves_no_lock(office, lock):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(office)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    try:
        assert other.stdout.readline() == "True\n"
        assert not lock.acquire()
        assert raise_other_window(office)
        assert other.stdout.readline() == "raised\n"
    finally:
        other.send_signal(signal.SIGKILL)
        other.wait()
        other.stdin.close()
        other.stdout.close()
    assert lock.acquire()
    assert not raise_other_window(office)


def test_the_file_of_the_lock_is_private(lock):
    lock.acquire()
    assert stat.S_IMODE(lock.path.stat().st_mode) == 0o600


def test_a_folder_that_is_not_there_is_a_trouble(tmp_path):
    with pytest.raises(Trouble):
        InstanceLock(tmp_path / "gone" / "bureau.parcours").acquire()
