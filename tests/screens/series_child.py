"""``python -m tests.screens.series_child FILE TARGET merged|each COUNT``: prints summaries and dies at COUNT documents."""

import os
import sys
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.database.office import open_office
from parcours_desktop.domain.print_series import SeriesChoice
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.service_codes import DocumentKind
from parcours_desktop.screens.series import begin_series
from parcours_desktop.screens.series_run import SeriesRun
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.reference import load_reference
from parcours_desktop.wording.words import Words
from tests.conftest import MARC, NOON, PASSPHRASE

CASES = 60


def main(file: str, target: str, how: str, count: int) -> None:
    """Dies as by a cut of the current: nothing is tidied up."""
    desk = Desk(open_office(Path(file), PASSPHRASE, NOON), MARC, FixedClock(NOON), load_reference())

    def die(done: int, _total: int) -> None:
        if done == count:
            os._exit(9)

    with desk.reading() as opened:
        ids = list(
            opened.exec_driver_sql("SELECT id FROM cases WHERE removed=0 ORDER BY id LIMIT ?", (CASES,)).scalars()
        )
    choice = SeriesChoice(DocumentKind.SUMMARY, merged=how == "merged", duplex=True)
    series = begin_series(desk, choice, ids, Path(target))
    SeriesRun(desk, series, Words("fr"))(Progress(die))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4]))
