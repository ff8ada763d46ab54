"""The repository speaks of the program alone: no machine's own paths, no registry's address."""

import re

from tests.architecture.sources import ROOT, tracked_files

# Put together here, so that this file passes its own test.
HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb", "debian", "org"),
        ("crates", "io"),
    )
)
WORKPLACE = re.compile(r"(?<![\w.~-])/wor" + r"k(?![\w-])")


def test_no_file_names_a_registry_or_a_workplace() -> None:
    named = []
    for path in tracked_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        found = [host for host in HOSTS if host in text] + WORKPLACE.findall(text)
        named += [f"{path.relative_to(ROOT)}: {name}" for name in found]
    assert named == []
