"""A rule refused: a code and its values. The sentence is made by ``wording``, the place is the field's name."""

from dataclasses import dataclass
from dataclasses import field as made_by


@dataclass(frozen=True, slots=True)
class Refusal:
    """One rule that said no (or, as a warning, "mind this").

    ``code`` names a sentence of ``wording.refusals``; ``field`` is the name of the field it stands beside, or "";
    ``values`` fills the sentence.
    """

    code: str
    field: str = ""
    values: dict[str, object] = made_by(default_factory=dict)


class Refused(Exception):
    """A command was refused by rules; nothing was written."""

    def __init__(self, *refusals: Refusal) -> None:
        super().__init__(", ".join(refusal.code for refusal in refusals))
        self.refusals = refusals


class Trouble(Exception):
    """The environment failed (disk, file, printer, passphrase). ``code`` names a sentence that says what to do."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code = code
        self.values = values
