"""The print register: every document that was printed or saved, who it was for, which version (Act respecting Access…, s. 60)."""

from dataclasses import dataclass
from typing import ClassVar

from parcours_desktop.commands.desk import Scene
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.roles import Right
from parcours_desktop.domain.service_rows import Issued
from parcours_desktop.wording.marked import marked


@dataclass(frozen=True, slots=True)
class RecordIssues:
    """Keep that documents left the office: one, or those of a series. Answers their ids in order.

    It is written for closed cases too, and cannot be undone: the paper is out.
    """

    issued: tuple[Issued, ...]
    title: ClassVar[str] = marked("Inscription au registre d’impression")
    right: ClassVar[Right] = Right.PRINT
    undoable: ClassVar[bool] = False

    def run(self, work: UnitOfWork, scene: Scene) -> tuple[int, ...]:
        """Refuses nothing."""
        return tuple(work.create("issue", one.new.case_id, _columns(one, scene)) for one in self.issued)


def _columns(issued: Issued, scene: Scene) -> dict[str, object]:
    new = issued.new
    return {
        "issued_at": scene.clock.now(),
        "kind": new.kind,
        "audience": new.audience,
        "recipient": new.recipient,
        "version": new.version,
        "language": new.language,
        "language_ground": new.language_ground,
        "sha256": issued.sha256,
        "code": new.code,
        "pages": issued.pages,
        "batch": issued.batch,
        "officer": scene.user.login,
    }
