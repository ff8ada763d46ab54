"""The pages of docs/ and the README speak of what is there: files that exist, every verb, option and key."""

import argparse
import re
from collections.abc import Iterator
from dataclasses import fields

import pytest
from parcours_desktop.console.arguments import parser_in
from parcours_desktop.queries.case_list import CaseListRow
from parcours_desktop.wording.words import Words
from tests.architecture.sources import PROGRAM, ROOT

PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
NAMED = re.compile(r"`((?:[a-z_]+/)+(?:[\w.-]+\.(?:py|md|csv|toml))?)`")
MADE = ("build/",)  # what a run leaves behind


def named_files(text: str) -> Iterator[str]:
    """Paths in backquotes, from the top of the checkout or from the package."""
    return (path for path in NAMED.findall(text) if not path.startswith(MADE))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_file_that_a_page_names_is_there(page) -> None:
    said = named_files(page.read_text(encoding="utf-8"))
    assert [path for path in said if not any((top / path).exists() for top in (ROOT, PROGRAM, ROOT / "docs"))] == []


def options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """Every verb and long option, those of the verbs too."""
    for action in parser._actions:
        yield from (option for option in action.option_strings if option.startswith("--") and option != "--help")
        if isinstance(action, argparse._SubParsersAction):
            for verb, inner in action.choices.items():
                yield verb
                yield from options(inner)


def test_the_page_of_the_command_line_names_every_verb_and_option() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [option for option in options(parser_in(Words("fr"))) if not re.search(rf"`?{option}\b", text)] == []


def test_it_names_every_key_of_the_list() -> None:
    text = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert [field.name for field in fields(CaseListRow) if f"`{field.name}`" not in text] == []
