"""The texts of the program and the English catalogue: gathered, refreshed, compiled.

``.venv/bin/python tests/wording/catalogue.py`` puts new texts into the English catalogue, takes out those that are gone,
compiles it, and lists what has no English yet (exit 1 while there is any). With a FILE of lines ``français => English`` (the
two forms of a plural parted by `` || ``; an ordinary space stands for a no-break one too) it fills these in first.
"""

import ast
import io
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from babel.messages import mofile, pofile
from babel.messages.catalog import Catalog

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "parcours_desktop"
ENGLISH = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "parcours.po"
COMPILED = ENGLISH.with_suffix(".mo")
SINCE = datetime(2026, 11, 23, tzinfo=UTC)  # fixed: the same texts give the same file
HEADER = "# English of Canada. Refreshed by: .venv/bin/python tests/wording/catalogue.py"
SAYING = {"words", "_words", "marked"}

Identity = str | tuple[str, str]


@dataclass
class Gathered:
    """Every text found, with the modules it is in; and the calls whose text no catalogue can know."""

    texts: dict[Identity, set[str]] = field(default_factory=dict)
    unknowable: list[str] = field(default_factory=list)


def gather(folder: Path = PACKAGE) -> Gathered:
    """Read every module of the program and collect what it gives to ``words``, ``words.many`` and ``marked``."""
    found = Gathered()
    for module in sorted(folder.rglob("*.py")):
        name = module.relative_to(folder.parent).as_posix()
        for call in calls(ast.parse(module.read_text("utf-8"))):
            identities, bad = texts_of(call)
            for identity in identities:
                found.texts.setdefault(identity, set()).add(name)
            if bad:
                found.unknowable.append(f"{name}:{call.lineno}")
    return found


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def texts_of(call: ast.Call) -> tuple[list[Identity], bool]:
    """The texts of one call, and whether it builds its text in code (which cannot be translated)."""
    name = call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")
    if name == "many" and len(call.args) >= 2:
        singular, plural = literals(call.args[0]), literals(call.args[1])
        if singular and plural:
            return list(zip(singular, plural, strict=True)), False
        return [], True
    if name in SAYING and call.args:
        found = literals(call.args[0])
        built = isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
        return [text for text in found if text], not found and (built or name == "marked")
    return [], False


def literals(node: ast.expr) -> list[str]:
    """The texts an expression may give when each is written out: a constant, or either side of a condition."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return literals(node.body) + literals(node.orelse)
    return []


def template(found: Gathered) -> Catalog:
    """A catalogue of every text found, without translations."""
    catalogue = Catalog(
        "en",
        "parcours",
        HEADER,
        project="Parcours Desktop",
        version="1",
        msgid_bugs_address="",
        creation_date=SINCE,
        revision_date=SINCE,
        last_translator="Parcours Desktop",
        language_team="English",
        charset="utf-8",
        fuzzy=False,
    )
    for identity in sorted(found.texts, key=lambda one: isinstance(one, tuple)):
        catalogue.add(identity, locations=[(module, 0) for module in sorted(found.texts[identity])])
    return catalogue


def read_english() -> Catalog:
    with ENGLISH.open("rb") as file:
        return pofile.read_po(file, locale="en", domain="parcours")


def refreshed() -> Catalog:
    """The English catalogue with exactly the texts of the program."""
    fresh = template(gather())
    known = {message.id: message.string for message in read_english()} if ENGLISH.exists() else {}
    for message in fresh:
        if message.id:
            message.string = known.get(message.id, message.string)
    return fresh


def untranslated(catalogue: Catalog) -> list[str]:
    return [one_text(message.id) for message in catalogue if message.id and not all(strings(message.string))]


def strings(string: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    """The translations of one message, one for each plural form; one empty text when there is none."""
    return (string,) if isinstance(string, str) else tuple(string or ("",))


def one_text(identity: str | list[str] | tuple[str, ...]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def written(catalogue: Catalog) -> bytes:
    """The catalogue as the text file that translators read."""
    out = io.BytesIO()
    pofile.write_po(out, catalogue, width=110, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return out.getvalue()


def compiled(catalogue: Catalog) -> bytes:
    """The catalogue as the program reads it."""
    out = io.BytesIO()
    mofile.write_mo(out, catalogue)
    return out.getvalue()


def fill(english: Catalog, lines: list[str]) -> None:
    """Put the translations of ``lines`` into the catalogue."""
    given = dict(line.split(" => ", 1) for line in lines if " => " in line)
    for message in english:
        key = (message.id if isinstance(message.id, str) else " || ".join(message.id)).replace("\u00a0", " ")
        if key and key in given:
            message.string = given[key] if isinstance(message.id, str) else tuple(given[key].split(" || "))


def main(arguments: list[str]) -> int:
    english = refreshed()
    for name in arguments:
        fill(english, Path(name).read_text("utf-8").splitlines())
    ENGLISH.parent.mkdir(parents=True, exist_ok=True)
    ENGLISH.write_bytes(written(english))
    COMPILED.write_bytes(compiled(read_english()))
    missing = untranslated(english)
    for text in missing:
        sys.stdout.write(f"no English: {text}\n")
    sys.stdout.write(f"{len(english)} texts, {len(missing)} without English\n")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
