"""The texts of the program: all of them known, translated, well set; all codes of a refusal have their sentence."""

import ast
import re
import string
from collections.abc import Iterator

import pytest
from parcours_desktop.wording.refusals import SENTENCES
from tests.wording import catalogue

REFRESH = "run: .venv/bin/python tests/wording/catalogue.py"


@pytest.fixture(scope="module")
def gathered():
    return catalogue.gather()


@pytest.fixture(scope="module")
def english():
    return catalogue.read_english()


def texts(gathered) -> Iterator[str]:
    for identity in gathered.texts:
        yield from (identity,) if isinstance(identity, str) else identity


def fields_of(text: str) -> set[str]:
    return {name.split(".")[0] for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_no_text_is_built_in_code(gathered):
    assert gathered.unknowable == []


def test_the_english_catalogue_has_exactly_the_texts_of_the_program(gathered, english):
    known = {message.id for message in english if message.id}
    needed = {message.id for message in catalogue.template(gathered) if message.id}
    assert known == needed, REFRESH


def test_every_text_is_translated(english):
    assert catalogue.untranslated(english) == [], REFRESH


def test_the_compiled_catalogue_is_that_of_the_text_file(english):
    assert catalogue.COMPILED.read_bytes() == catalogue.compiled(english), REFRESH


def test_translations_keep_the_fields_of_the_text(english):
    for message in english:
        if not message.id:
            continue
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        for source, translated in zip(sources, catalogue.strings(message.string), strict=True):
            if translated:
                assert fields_of(source) == fields_of(translated), source


def test_nothing_english_is_left_of_french_typography(english):
    for message in english:
        for translated in catalogue.strings(message.string):
            if message.id:
                assert not re.search(r"[«»]|\u00a0[:;]|'|\u202f", translated), translated


FAULTS = {
    "straight apostrophe": r"'",
    "straight quotation mark": r"\"",
    "ordinary space before a colon": r" :",
    "space before ; ? or ! (Québec sets none)": r"[ \u00a0][;?!]",
    "no space before a colon": r"(?<![\u00a0\d/])(?<!https)(?<!http):(?!//)",
    "ordinary space inside « »": r"« | »",
    "no space inside « »": r"«(?!\u00a0)|(?<!\u00a0)»",
    "narrow no-break space": r"\u202f",
    "three points": r"\.\.\.",
    "client": r"\bclient(?:e|s|es|èle)?\b(?<!identificateur unique de client)",
    "ordinary space before % or $": r" [%$]",
    "double space or space at an end": r"\w +$|  |^ +\w",
}


@pytest.mark.parametrize("fault", FAULTS)
def test_french_texts_are_well_set(gathered, fault):
    wrong = []
    for text in texts(gathered):
        shown = re.sub(r"\{[^}]*\}", "0", text) if "colon" not in fault else re.sub(r"\{[^}]*\}", "x", text)
        if re.search(FAULTS[fault], shown, re.IGNORECASE):
            wrong.append(text)
    assert wrong == []


def refusals_in_code() -> Iterator[tuple[str, str, set[str] | None]]:
    """Each code written out in the program: where, the code, and the names of its values when they are written too."""
    for module in sorted(catalogue.PACKAGE.rglob("*.py")):
        for call in catalogue.calls(ast.parse(module.read_text("utf-8"))):
            name = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if name not in {"Refusal", "Trouble"} or not call.args:
                continue
            values = trouble_values(call) if name == "Trouble" else refusal_values(call)
            for code in catalogue.literals(call.args[0]):
                yield f"{module.name}:{call.lineno}", code, values


def trouble_values(call: ast.Call) -> set[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else {name for name in names if name}


def refusal_values(call: ast.Call) -> set[str] | None:
    given = next((keyword.value for keyword in call.keywords if keyword.arg == "values"), None)
    if given is None and len(call.args) > 2:
        given = call.args[2]
    if given is None:
        return set()
    if isinstance(given, ast.Dict) and all(isinstance(key, ast.Constant) for key in given.keys):
        return {str(key.value) for key in given.keys if isinstance(key, ast.Constant)}
    return None


def test_every_code_of_a_refusal_has_its_sentence():
    assert [(where, code) for where, code, _ in refusals_in_code() if code not in SENTENCES] == []


def test_every_sentence_gets_the_values_it_names():
    wrong = []
    for where, code, values in refusals_in_code():
        if values is not None and code in SENTENCES:
            missing = fields_of(SENTENCES[code]) - values - {"code"}
            if missing:
                wrong.append((where, code, sorted(missing)))
    assert wrong == []


def test_the_gathering_reads_what_people_write():
    calls = ast.parse(
        'words("un")\nself._words("deux", day=words("trois"))\nwords.many("{n} a", "{n} b", 2)\n'
        'marked("quatre" "cinq")\nwords("six" if x else "sept")\nwords(label)'
    )
    found = [catalogue.texts_of(call) for call in catalogue.calls(calls)]
    assert sorted(str(text) for text, _ in found for text in text) == sorted(
        ["un", "deux", "trois", "('{n} a', '{n} b')", "quatrecinq", "six", "sept"])  # fmt: skip
    assert not any(bad for _, bad in found)


@pytest.mark.parametrize("line", ['words(f"un {x}")', 'words("un " + x)', "marked(text)", "words.many(a, b, 2)"])
def test_the_gathering_names_what_no_catalogue_can_know(line):
    assert [catalogue.texts_of(call)[1] for call in catalogue.calls(ast.parse(line))] == [True]
