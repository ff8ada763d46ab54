"""Notes on a case: written once, never changed; a correction is another note."""

from dataclasses import dataclass
from typing import ClassVar

from parcours_desktop.commands.case_rules import open_case
from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.names import clean
from parcours_desktop.domain.refusal import Refusal, Refused
from parcours_desktop.domain.roles import Right
from parcours_desktop.wording.marked import marked

NOTE_AT_MOST = 10_000


@dataclass(frozen=True, slots=True)
class WriteNote:
    """Write a note, signed by whoever acts and dated by the office's clock. Answers its id."""

    case_id: int
    text: str
    title: ClassVar[str] = marked("Ajout d’une note")
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> int:
        """Refused on a closed case, and when the note is empty or longer than 10,000 letters."""
        open_case(work, self.case_id, "text")
        text = clean(self.text, lines=True).text
        if not text:
            raise Refused(Refusal("required", "text"))
        if len(text) > NOTE_AT_MOST:
            raise Refused(Refusal("text_too_long", "text", {"most": NOTE_AT_MOST}))
        columns = {"text": text, "written_at": scene.clock.now(), "author": scene.user.login}
        return work.create("note", self.case_id, columns)
