"""A small checkout in which ``./dev`` runs for real, with a Python that only says what it was asked."""

import importlib.machinery
import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

ROOT = Path(__file__).resolve().parents[2]

# Answers what dev asks of its Python, repeats what it is told to start, and fails where it is told to.
ECHO = """#!/bin/sh
[ "$1" = -c ] && case "$2" in *importlinter*) ;; *) exec {python} "$@" ;; esac
echo "started $*"
echo "platform ${{QT_QPA_PLATFORM-none}}"
case "$*" in *{failing}*) exit 3 ;; esac
"""


def load_dev(path: Path = ROOT / "dev") -> ModuleType:
    """The script ``dev`` as a module."""
    loader = importlib.machinery.SourceFileLoader("dev", str(path))
    spec = importlib.util.spec_from_loader("dev", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


class Checkout:
    """A folder with ``dev``, a lock, and a virtual environment that passes for finished."""

    def __init__(self, folder: Path, failing: str = "nothing at all") -> None:
        self.folder = folder
        shutil.copy(ROOT / "dev", folder)
        (folder / "requirements-dev.lock").write_text("six==1.17.0\n")
        python = folder / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True)
        python.write_text(ECHO.format(python=sys.executable, failing=failing.replace(" ", "\\ ")))
        python.chmod(0o755)
        dev = load_dev(folder / "dev")
        dev.STAMP.write_text(dev.stamp())

    def dev(self, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
        """What ``./dev ARGS`` answers, in an environment without a screen unless one is given."""
        bare = {"PATH": "/usr/local/bin:/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
        command = [sys.executable, str(self.folder / "dev"), *args]
        return subprocess.run(command, env=bare | env, capture_output=True, text=True, check=False, cwd=self.folder)
