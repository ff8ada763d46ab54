"""Qt's binding gives back what it borrows: version 6.12.0 dropped a reference to None at each call."""

import subprocess
import sys

CALLS = 20_000
LOOP = f"""
import sys
from PySide6.QtCore import QObject
thing = QObject()
before = sys.getrefcount(None)
for _ in range({CALLS}):
    thing.setObjectName("x")
print(sys.getrefcount(None) - before)
"""


def test_twenty_thousand_calls_leave_none_as_it_was() -> None:
    done = subprocess.run([sys.executable, "-c", LOOP], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert abs(int(done.stdout)) < CALLS // 100
