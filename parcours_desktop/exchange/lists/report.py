"""The report of an import: what became of each row and why, as JSON for programs and CSV for people."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.lists.writing import write_bytes, write_csv
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

_HEADINGS = (marked("Ligne"), marked("Verdict"), marked("Avertissements"), marked("Motif"), marked("Codes"))


@dataclass(frozen=True, slots=True)
class ReportRow:
    """What became of row ``row`` (1 is the first below the headings). ``reason`` is there when it was refused."""

    row: int
    verdict: Verdict
    warnings: tuple[Refusal, ...] = ()
    reason: Refusal | None = None


@dataclass(frozen=True, slots=True)
class ImportReport:
    """The report of one list. It names rows and reasons, not people. ``dry_run``: nothing was written."""

    list_name: str
    made_at: datetime
    dry_run: bool
    rows: Sequence[ReportRow]

    def count(self) -> dict[Verdict, int]:
        """How many rows got each verdict."""
        found = Counter(row.verdict for row in self.rows)
        return {verdict: found[verdict] for verdict in Verdict}


def report_json(report: ImportReport, words: Words) -> str:
    """The report as JSON. Keys of a row: ``row``, ``verdict``, ``warnings`` and ``reason`` (sentences, ``""`` when
    there is none), ``warning_codes``, ``reason_code``; of the whole: ``list``, ``made_at``, ``dry_run``, ``counts``.
    """
    content = {
        "list": report.list_name,
        "made_at": report.made_at.isoformat(timespec="seconds"),
        "dry_run": report.dry_run,
        "counts": {verdict.value: count for verdict, count in report.count().items()},
        "rows": [
            {
                "row": row.row,
                "verdict": row.verdict.value,
                "warnings": [words.refusal(warning) for warning in row.warnings],
                "warning_codes": [warning.code for warning in row.warnings],
                "reason": words.refusal(row.reason) if row.reason else "",
                "reason_code": row.reason.code if row.reason else "",
            }
            for row in report.rows
        ],
    }
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"


def save_report(path: Path, report: ImportReport, words: Words) -> None:
    """Save the report: CSV when the name ends so, else JSON. Raises ``Trouble``."""
    if path.suffix.lower() != ".csv":
        write_bytes(path, report_json(report, words).encode("utf-8"))
        return
    write_csv(
        path,
        [words(heading) for heading in _HEADINGS],
        [
            (
                row.row,
                words.label(row.verdict),
                "\n".join(words.refusal(warning) for warning in row.warnings),
                words.refusal(row.reason) if row.reason else "",
                " ".join([*(warning.code for warning in row.warnings), *([row.reason.code] if row.reason else [])]),
            )
            for row in report.rows
        ],
    )
