"""Verifying a printed plan: by the code typed from its foot, or by the PDF itself."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from pathlib import Path

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.sealed_pages import codes_on, is_drawn_from
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.sealing import read_code
from parcours_desktop.domain.sheet_text import sheet_from
from parcours_desktop.domain.verification import Standing, Verdict
from parcours_desktop.queries.verification import verdict_on_bytes, verdict_on_code
from parcours_desktop.wording.verdict_words import verdict_sentence
from parcours_desktop.wording.words import Words

MOST_BYTES = 100 * 1024 * 1024
HEADER, WITHIN = b"%PDF-", 1024


@dataclass(frozen=True, slots=True)
class Answer:
    """A verdict in words: the sentence, the lines below it, the case that can be opened (0 for none)."""

    verdict: Verdict
    sentence: str
    details: tuple[str, ...]
    case_id: int


class VerificationScreen:
    """Answers for codes at once, for files as work for the worker thread."""

    def __init__(self, desk: Desk, words: Words) -> None:
        self._desk, self.words = desk, words

    def typed(self, text: str) -> Answer:
        """The answer on a code. Raises ``Refused`` for what is no code."""
        code = read_code(text)
        if not code:
            raise Refused(Refusal("not_a_code", "code"))
        with self._desk.reading() as file:
            return self.answer(verdict_on_code(file, code))

    def verifying(self, path: Path) -> Callable[..., Answer]:
        """Work for the worker thread: the answer on a PDF. Raises ``Refused`` for what is no PDF that can be read."""
        return partial(self._verify, path)

    def _verify(self, path: Path, *_progress: object) -> Answer:
        return self.answer(verified(self._desk, pdf_at(path)))

    def answer(self, verdict: Verdict) -> Answer:
        """A verdict in words."""
        words, version = self.words, verdict.version
        details = []
        if version is not None:
            details.append(
                words("{name}, dossier {number}", name=version.person_name, number=version.file_number)
                if version.person_name
                else words("Dossier {number}", number=version.file_number)
            )
            sealed = words.date(version.sealed_on)
            details.append(
                words("Version {number}, scellée le {day} par {who}", number=str(version.number), day=sealed,
                      who=version.sealed_by)
                if version.sealed_by
                else words("Version {number}, scellée le {day}", number=str(version.number), day=sealed)
            )  # fmt: skip
        if verdict.is_of_many:
            details.append(words.many("Série de {n} document", "Série de {n} documents", len(verdict.issued)))
        if verdict.issued:
            last = verdict.issued[0]
            details.append(
                words("{kind}, sorti le {when}", kind=words.label(last.kind), when=words.date_time(last.issued_at))
            )
        return Answer(verdict, verdict_sentence(verdict, words), tuple(details), verdict.case_id)


def pdf_at(path: Path) -> bytes:
    """The bytes of a file that was given to be verified. Raises ``Refused`` when it is no PDF, or too large to be one of ours."""
    try:
        if path.is_dir():
            raise Refused(Refusal("not_a_pdf", "file"))
        if path.stat().st_size > MOST_BYTES:
            raise Refused(Refusal("pdf_too_large", "file", {"size": MOST_BYTES // 1024 // 1024}))
        pdf = path.read_bytes()
    except OSError as error:
        raise Refused(Refusal("pdf_cannot_be_opened", "file")) from error
    if HEADER not in pdf[:WITHIN]:
        raise Refused(Refusal("not_a_pdf", "file"))
    return pdf


def verified(desk: Desk, pdf: bytes) -> Verdict:
    """What can be said of a PDF: by its bytes, or else by the code on its pages. Raises ``Refused`` when it cannot be read.

    A page of unknown bytes that bears a known code is compared with the kept sheet, drawn again: the same bytes are a copy
    that never passed through the register; any others are an altered page.
    """
    with desk.reading() as file:
        known = verdict_on_bytes(file, sha256(pdf).hexdigest())
        if known is not None:
            return known
        try:
            codes = codes_on(pdf)
        except ValueError as error:
            raise Refused(Refusal("pdf_unreadable", "file")) from error
        verdicts = (verdict_on_code(file, code) for code in codes)
        found = next((one for one in verdicts if one.version is not None), Verdict(Standing.UNKNOWN))
    if found.version is None or not found.version.intact:
        return found
    if is_drawn_from(pdf, sheet_from(found.version.sheet)):
        return found
    return Verdict(Standing.ALTERED, found.version, found.issued)
