"""A series being printed: read, drawn and written a few cases at a time, recorded in the register once it is on the disk.

For a worker; it keeps nothing of a document once that is written. Cancelled, or stopped by the machine, it is taken up
again where it was: no document is recorded twice, and a file of many has the bytes that it would have had.
"""

import os
from collections.abc import Sequence
from hashlib import file_digest
from pathlib import Path

from parcours_desktop.commands.desk import Changes, Desk
from parcours_desktop.commands.issues import RecordIssues
from parcours_desktop.documents.cover_page import draw_cover
from parcours_desktop.documents.faces import typefaces
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.pdf_parts import Identity
from parcours_desktop.documents.volume import Volume
from parcours_desktop.domain.print_series import Series, SeriesResult, same_numbers
from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.service_rows import Issued, NewIssue
from parcours_desktop.screens.file_names import ENDING, Naming, file_name_of
from parcours_desktop.screens.printouts import fingerprint
from parcours_desktop.screens.series_bound import Bound, BoundFile, Finished
from parcours_desktop.screens.series_reading import Made, SeriesReading
from parcours_desktop.system.disk import trouble_of
from parcours_desktop.wording.words import Words

AT_ONCE = 25
"""Cases read together, and brought to the disk together."""
RECORDED_AT_ONCE = 500
LANGUAGE = "fr-CA"


class SeriesRun:
    """Prints a series; ``words`` are French (Charter of the French language, s. 15). Not to be used twice.

    ``changes`` are the acts that it wrote: the caller announces them in the thread of the window.
    """

    def __init__(self, desk: Desk, series: Series, words: Words) -> None:
        self._desk, self._series, self._words = desk, series, words
        self._paper = Paper[series.paper]
        self.changes: list[Changes] = []
        self._documents = self._pages = 0

    def __call__(self, progress: Progress) -> SeriesResult:
        """Draws and writes what is not written yet. Raises ``Trouble`` when the disk refuses, ``Cancelled`` when stopped."""
        series = self._series
        self._reading = SeriesReading(self._desk, series, progress)
        try:
            if series.choice.merged:
                self._bind()
            else:
                self._write_each()
        except OSError as error:
            raise trouble_of(error, series.target.parent) from error
        if not progress.cancelled:  # too late to stop: it is printed
            progress(len(series.cases), len(series.cases))
        return SeriesResult(self._documents, self._pages, tuple(self._reading.left))

    # A file for each case

    def _write_each(self) -> None:
        done, cases = self._reading.done, self._series.cases
        self._documents, self._pages = len(done), sum(done.values())
        waiting = [case_id for case_id, _officer in cases if case_id not in done]
        self._twice = same_numbers(self._reading.cases.values())
        self._series.target.mkdir(parents=True, exist_ok=True)
        for start in range(0, len(waiting), AT_ONCE):
            issued: list[Issued] = []
            try:
                for made in self._reading.sheets(waiting[start : start + AT_ONCE], len(done) + start):
                    self._write(made, issued)
            finally:
                self._record(issued)

    def _write(self, made: Made, issued: list[Issued]) -> None:
        """Writes one document to a file of its own; adds what is to be recorded of it."""
        draw, large = self._reading.paper.draw, self._series.choice.large
        pdf = draw(made.sheet, self._words, self._paper, large=large)
        _save(self._series.target / self._name(made), pdf)
        printed = fingerprint(pdf)
        self._documents += 1
        self._pages += printed.pages
        issued.append(Issued(self._reading.issue(made), printed.sha256, printed.pages, self._series.batch))

    def _name(self, made: Made) -> str:
        """The name of a case's file by the chosen pattern: another one for each case, whatever the pattern says."""
        case, pattern, version = made.case, self._series.pattern, self._reading.issue(made).version
        number = (
            f"{case.file_number}-{case.id}" if case.file_number in self._twice else case.file_number or str(case.id)
        )
        genre, today = self._words(self._reading.paper.genre), self._desk.clock.today()
        name = file_name_of(Naming(genre, number, f"v{version}" if version else "", today), pattern, today)
        if "{dossier}" in pattern or not pattern.strip():
            return name
        return f"{name.removesuffix(ENDING)}-{number}{ENDING}"

    # One file for all

    def _bind(self) -> None:
        """Draws into a file beside the target, records it, then gives it its name."""
        bound, done, batch = BoundFile(self._series.target), self._reading.done, self._series.batch
        if done and not bound.partial.exists() and bound.target.exists():  # it has its name already
            self._documents, self._pages = len(done), sum(done.values())
            bound.forget()
            return
        parts, finished = bound.parts(batch)
        self._reading.left += [one for part in parts for one in part.left]
        drawn = [one for part in parts for one in part.drawn]
        if finished is None:
            finished = self._drawn(bound, parts, drawn)
        if finished is None:
            bound.forget()
            return
        self._documents, self._pages = len(drawn), sum(pages for _new, pages in drawn)
        self._record([Issued(new, finished.sha256, pages, batch) for new, pages in drawn if new.case_id not in done])
        bound.partial.replace(bound.target)
        bound.forget()

    def _drawn(self, bound: BoundFile, parts: Sequence[Bound], drawn: list[tuple[NewIssue, int]]) -> Finished | None:
        """Draws the cases behind the parts that are safe and adds them to ``drawn``; None when there is nothing to print."""
        if not parts:
            bound.begin(self._series.batch)
        with bound.partial.open("r+b" if parts else "w+b") as out:
            volume = Volume(out, [part.volume for part in parts])
            seen = parts[-1].seen if parts else 0
            while seen < len(self._series.cases):
                part = self._part(volume, seen)
                drawn += part.drawn
                seen = part.seen
                bound.keep(part)
            if not drawn:
                return None
            self._finish(volume)
        finished = Finished(_digest(bound.partial))
        bound.keep(finished)
        return finished

    def _part(self, volume: Volume, seen: int) -> Bound:
        """Draws the next cases and brings them to the disk."""
        some = [case_id for case_id, _officer in self._series.cases[seen : seen + AT_ONCE]]
        drawn, left = [], len(self._reading.left)
        for made in self._reading.sheets(some, seen):
            self._cover(volume, made)
            drawn.append((self._reading.issue(made), self._document(volume, made)))
        return Bound(seen + len(some), tuple(drawn), tuple(self._reading.left[left:]), volume.settle())

    def _cover(self, volume: Volume, made: Made) -> None:
        """The cover sheet before the documents of an officer, whose bookmarks stand below its own."""
        cover, large = self._reading.cover(made), self._series.choice.large
        if cover is not None:
            volume.level = 1
            draw_cover(cover, self._words, self._paper, large=large, into=volume)
            self._back(volume)

    def _document(self, volume: Volume, made: Made) -> int:
        """Draws one document; how many pages it has."""
        before, choice = volume.pages, self._series.choice
        volume.level = 2 if choice.has_covers else 1
        self._reading.paper.draw(made.sheet, self._words, self._paper, large=choice.large, into=volume)
        pages = volume.pages - before
        self._back(volume)
        return pages

    def _back(self, volume: Volume) -> None:
        """On both sides of the sheets, what has an odd number of pages is followed by an empty one."""
        if self._series.choice.duplex and volume.pages % 2:
            volume.blank()

    def _finish(self, volume: Volume) -> None:
        title = self._words("Série\u00a0: {kind}", kind=self._words.label(self._series.choice.kind))
        volume.finish(Identity(title, LANGUAGE), typefaces())

    # Both

    def _record(self, issued: Sequence[Issued]) -> None:
        for start in range(0, len(issued), RECORDED_AT_ONCE):
            done = self._desk.do_quietly(RecordIssues(tuple(issued[start : start + RECORDED_AT_ONCE])))
            if done.changes is not None:
                self.changes.append(done.changes)
            self._desk.office.file.rest()


def _save(path: Path, content: bytes) -> None:
    """Writes a whole file and brings it to the disk, or leaves what was there."""
    beside = path.with_name(path.name + ".part")
    with beside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    beside.replace(path)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
