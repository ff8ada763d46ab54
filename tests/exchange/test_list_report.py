"""The report of an import: each row with its verdict, codes and sentences, as JSON and CSV."""

import json
from pathlib import Path

from parcours_desktop.domain.codes import Verdict
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.exchange.lists.reading import read_list
from parcours_desktop.exchange.lists.report import ImportReport, ReportRow, report_json, save_report
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.wording.words import Words


def a_report(clock: FixedClock) -> ImportReport:
    rows = (
        ReportRow(1, Verdict.NEW, (Refusal("noc_format", "noc", {"value": "12"}), Refusal("email_format"))),
        ReportRow(2, Verdict.REFUSED, reason=Refusal("certificate_repeated", values={"row": "1", "number": "A-1"})),
        ReportRow(3, Verdict.UNCHANGED),
    )
    return ImportReport("liste.csv", clock.now(), True, rows)


def test_json_holds_codes_and_sentences_of_every_row(clock: FixedClock) -> None:
    content = json.loads(report_json(a_report(clock), Words()))

    assert (content["list"], content["made_at"], content["dry_run"]) == ("liste.csv", "2026-11-23T12:00:00", True)
    assert content["counts"] == {"new": 1, "changed": 0, "unchanged": 1, "refused": 1}
    assert content["rows"][0] == {
        "row": 1,
        "verdict": "new",
        "warnings": [
            "Un code CNP compte cinq chiffres. La valeur est gardée telle quelle.",
            "Cette adresse de courriel semble incomplète. Elle est gardée telle quelle.",
        ],
        "warning_codes": ["noc_format", "email_format"],
        "reason": "",
        "reason_code": "",
    }
    assert content["rows"][1]["reason"] == "La ligne 1 porte déjà le numéro de certificat A-1."
    assert content["rows"][1]["reason_code"] == "certificate_repeated"


def test_a_report_is_saved_as_its_name_says(tmp_path: Path, clock: FixedClock) -> None:
    save_report(tmp_path / "rapport.json", a_report(clock), Words())
    save_report(tmp_path / "rapport.csv", a_report(clock), Words())

    assert len(json.loads((tmp_path / "rapport.json").read_text(encoding="utf-8"))["rows"]) == 3
    raw = read_list(tmp_path / "rapport.csv")
    assert raw.headings == ("Ligne", "Verdict", "Avertissements", "Motif", "Codes")
    assert raw.rows[1] == (
        "2",
        "Refusé",
        "",
        "La ligne 1 porte déjà le numéro de certificat A-1.",
        "certificate_repeated",
    )
