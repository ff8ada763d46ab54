"""What stands behind a figure: the rows that it counts. No figure is shown without them."""

from array import array
from dataclasses import dataclass
from datetime import date
from enum import Enum


class BehindKind(Enum):
    """What a figure counts."""

    CASE = "case"
    STEP = "step"
    PLAN = "plan"
    NEED = "need"
    APPROVAL = "approval"
    FRENCH_COURSE = "french_course"
    REFERRAL = "referral"
    INTEGRATION_COURSE = "integration_course"


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows behind one figure. ``title`` names the figure in the words of the screen; ``ids`` are in their order."""

    title: str
    kind: BehindKind
    ids: "array[int]"


@dataclass(frozen=True, slots=True)
class BehindRow:
    """One of them, and the case to which it belongs. ``what`` and ``state`` are codes or texts as kept, ``on`` its day."""

    id: int
    case_id: int
    file_number: str
    list_name: str
    officer: str
    what: str
    state: str
    on: date | None
