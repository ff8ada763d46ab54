"""Drives the real window through a whole day without a screen and writes a picture of every page into a folder."""

import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from parcours_desktop.ui.application import application
from PySide6.QtCore import qInstallMessageHandler
from tests.tour.camera import Camera
from tests.tour.day import STEPS, Tour
from tests.tour.trial import COORDINATION_STEPS, TRIAL_STEPS, CoordinationTour, TrialTour


def quiet(_kind: object, _context: object, message: str) -> None:
    """Qt's remarks, less what every window without a screen says."""
    if not message.startswith("This plugin does not support"):
        print(f"qt: {message}", file=sys.stderr)


def main() -> int:
    """Run every step; 1 at the first that fails."""
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "build/tour").resolve()
    qInstallMessageHandler(quiet)
    program = application()
    camera = Camera(target)
    work = Path(tempfile.mkdtemp(prefix="tour-"))
    try:
        whole = ((Tour, STEPS), (TrialTour, TRIAL_STEPS), (CoordinationTour, COORDINATION_STEPS))
        for kind, steps in whole:
            tour = kind(work / kind.__name__, program, camera)
            for name, step in steps:
                print(f"· {name}", flush=True)
                step(tour)
            tour.end()
    except Exception:  # noqa: BLE001 - whatever fails ends the tour with its step named
        traceback.print_exc()
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
    print(f"{len(list(target.glob('*.png')))} images dans {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
