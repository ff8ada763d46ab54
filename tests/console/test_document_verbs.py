"""Printing, verifying and the register from the command line, without Qt."""

import json
from pathlib import Path

import pytest
from parcours_desktop.system.single_instance import InstanceLock
from pypdf import PdfReader
from tests.console.test_verbs import CommandLine


@pytest.fixture(scope="module")
def line(tmp_path_factory: pytest.TempPathFactory) -> CommandLine:
    made = CommandLine(tmp_path_factory.mktemp("office"))
    done = made.run("trial", "--cases", "120")
    assert done.returncode == 0, done.stderr
    return made


@pytest.fixture(scope="module")
def signed(line: CommandLine) -> dict[str, object]:
    """The line of the register of a plan that was printed as it is signed."""
    for case in json.loads(line.run("cases", "--json").stdout):
        if case["steps"] == 0:
            continue
        page = line.folder / "plan.pdf"
        done = line.run("print", case["file_number"], "-o", str(page))
        assert done.returncode == 0, done.stderr
        (kept,) = documents(line, "--case", case["file_number"])
        if kept["version"] is not None:
            return kept
    raise AssertionError("nobody has a signed plan")


def documents(line: CommandLine, *more: str) -> list[dict[str, object]]:
    done = line.run("documents", "--json", *more)
    assert done.returncode == 0, done.stderr
    found = json.loads(done.stdout)
    assert isinstance(found, list)
    return found


def text_of(page: Path) -> str:
    return " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(page).pages).split())


def test_what_is_printed_is_in_the_register_and_verified(line: CommandLine, signed: dict[str, object]) -> None:
    code = str(signed["code"])
    page = line.folder / "plan.pdf"
    assert code in text_of(page)
    for what in (code, code.lower(), str(page)):
        done = line.run("verify", what)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith("Authentique et en vigueur")
    told = json.loads(line.run("verify", code, "--json").stdout)
    assert (told["standing"], told["version"], told["file_number"]) == ("current", 1, signed["file_number"])


def test_an_altered_page_an_unknown_code_and_another_file_end_with_one(
    line: CommandLine, signed: dict[str, object]
) -> None:
    altered = line.folder / "altere.pdf"
    altered.write_bytes((line.folder / "plan.pdf").read_bytes() + b"\n%\n")
    done = line.run("verify", str(altered))
    assert done.returncode == 1
    assert done.stdout.startswith("Modifiée")
    assert line.run("verify", "7F3K-9QX2").returncode == 1
    listed = line.folder / "liste.pdf"
    listed.write_text("nom;prenom", "utf-8")
    done = line.run("verify", str(listed))
    assert (done.returncode, done.stdout) == (1, "")
    assert "PDF" in done.stderr
    assert signed["sha256"]


def test_every_kind_of_a_case_is_printed_or_says_why_not(line: CommandLine, signed: dict[str, object]) -> None:
    number = str(signed["file_number"])
    folder = line.folder / "papiers"
    folder.mkdir()
    for kind in ("plan", "summary", "access_plan", "access_file", "clock", "notice", "consent"):
        done = line.run("print", number, "--kind", kind, "-o", str(folder))
        assert done.returncode == 0, (kind, done.stderr)
        assert all(Path(name).read_bytes().startswith(b"%PDF") for name in done.stdout.split("\n") if name)
    assert len(list(folder.glob("*consentement*"))) > 1
    done = line.run("print", number, "--kind", "partner_plan", "-o", str(folder))
    assert done.returncode in {0, 1}
    assert done.returncode == 0 or "Rien à imprimer" in done.stderr
    done = line.run("print", number, "--kind", "consent", "-o", str(line.folder / "un.pdf"))
    assert done.returncode == 1
    assert "donnez un dossier" in done.stderr
    assert not (line.folder / "un.pdf").exists()


def test_large_print_and_a_load_are_printed(line: CommandLine, signed: dict[str, object]) -> None:
    number = str(signed["file_number"])
    usual, large = line.folder / "u.pdf", line.folder / "g.pdf"
    assert line.run("print", number, "--kind", "summary", "-o", str(usual)).returncode == 0
    assert line.run("print", number, "--kind", "summary", "--large", "-o", str(large)).returncode == 0
    assert usual.read_bytes() != large.read_bytes()
    load = line.folder / "charge.pdf"
    assert line.run("print", "--kind", "caseload", "-o", str(load)).returncode == 0
    assert "Bilan" in text_of(load)


def test_many_are_printed_into_one_file_or_a_file_each(line: CommandLine) -> None:
    merged = line.folder / "bilans.pdf"
    done = line.run("print", "--all", "--kind", "summary", "--merge", "-o", str(merged))
    assert done.returncode == 0, done.stderr
    count = len(json.loads(line.run("cases", "--json").stdout))
    printed = len(PdfReader(merged).pages)
    assert done.stdout.split() == [str(printed), "documents"]
    assert printed + done.stderr.count("Le dossier ne vous est pas attribué.") == count
    folder = line.folder / "bilans"
    done = line.run("print", "--view", "aucune vue", "--kind", "summary", "-o", str(folder))
    assert done.returncode == 1
    assert "n’est pas une vue" in done.stderr
    assert not folder.exists()
    batch = {row["batch"] for row in documents(line, "--kind", "summary") if row["batch"]}
    assert len(batch) == 1
    assert line.run("verify", str(merged)).stdout.startswith("Ce document est sorti de ce bureau tel quel.")


def test_a_language_is_for_plans_and_letters_and_within_the_rule(line: CommandLine, signed: dict[str, object]) -> None:
    number, page = str(signed["file_number"]), str(line.folder / "l.pdf")
    done = line.run("print", number, "--kind", "summary", "--language", "ar", "-o", page)
    assert done.returncode == 1
    assert "français seulement" in done.stderr
    done = line.run("print", number, "--language", "ar", "-o", page)
    assert done.returncode == 1
    assert "scellée" in done.stderr
    for case in json.loads(line.run("cases", "--json").stdout):
        done = line.run("print", case["file_number"], "--language", "ar", "-o", page)
        if done.returncode == 0:
            assert documents(line, "--case", case["file_number"])[0]["language"] == "ara"
            return
    raise AssertionError("nobody may have a second language")


def test_while_a_window_has_the_file_nothing_is_printed_and_the_register_is_read(
    line: CommandLine, signed: dict[str, object]
) -> None:
    lock = InstanceLock(line.file)
    assert lock.acquire()
    try:
        page = line.folder / "occupe.pdf"
        assert line.run("print", str(signed["file_number"]), "-o", str(page)).returncode == 3
        assert not page.exists()
        assert line.run("documents").returncode == 0
        assert line.run("verify", str(signed["code"])).returncode == 0
    finally:
        lock.release()


def test_wrong_use_is_said(line: CommandLine) -> None:
    page = str(line.folder / "x.pdf")
    assert line.run("print", "AQ-1", "--kind", "caseload", "-o", page).returncode == 2
    assert line.run("print", "AQ-1", "--all", "-o", page).returncode == 2
    assert line.run("print", "--all", "--view", "X", "-o", page).returncode == 2
    assert line.run("print", "AQ-1", "--kind", "labels", "-o", page).returncode == 2
