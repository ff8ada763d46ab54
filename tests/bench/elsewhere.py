"""The same texts set by other programs, where these are installed: WeasyPrint and LibreOffice, from one HTML page each."""

import shutil
import subprocess
import tempfile
import time
from collections.abc import Mapping
from html import escape
from pathlib import Path

LIMIT = 120
ABSENT = "absent"
PROGRAMS: Mapping[str, tuple[str, ...]] = {
    "weasyprint": ("weasyprint", "{page}", "{folder}/page.pdf"),
    "soffice": ("soffice", "--headless", "--convert-to", "pdf", "--outdir", "{folder}", "{page}"),
}


def elsewhere(texts: list[str]) -> dict[str, object]:
    """Seconds that each program takes to set the texts, its start included; "absent" where it is not installed."""
    return {f"{name} (s)": _seconds(command, texts) for name, command in PROGRAMS.items()}


def _seconds(command: tuple[str, ...], texts: list[str]) -> object:
    program = shutil.which(command[0])
    if program is None:
        return ABSENT
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        body = "".join(f"<p>{escape(text)}</p>" for text in texts)
        page.write_text(f'<!doctype html><html lang="fr"><meta charset="utf-8"><body>{body}</body></html>', "utf-8")
        line = [program, *(part.format(page=page, folder=folder) for part in command[1:])]
        began = time.monotonic()
        done = subprocess.run(line, capture_output=True, timeout=LIMIT, check=False)
        taken = time.monotonic() - began
    return round(taken, 3) if done.returncode == 0 else "failed"
