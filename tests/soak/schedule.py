"""A seeded run of what two people do at one file: forms loaded and saved late, undo, redo, values put back, rows removed."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from parcours_desktop.commands.appointments import AddAppointment, MoveAppointment, SetAppointmentState
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.cases import ChangeProfile, CloseCase, OpenCase, PutBack, ReopenCase
from parcours_desktop.commands.desk import Command, Desk, Scene
from parcours_desktop.commands.duplicates import MergeCases
from parcours_desktop.commands.import_people import ImportPeople
from parcours_desktop.commands.journey import BringBack, ConfirmArrival, ResolveConflict
from parcours_desktop.commands.needs import SaveNeed
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.commands.objectives import AddObjective, ChangeObjective, RemoveObjective
from parcours_desktop.commands.sharing import ShareSteps, UnshareSteps
from parcours_desktop.commands.steps import ChangeStep, LeaveUndone, MoveSteps, RemoveSteps, SetStepsState, TickSteps
from parcours_desktop.database.journal import position
from parcours_desktop.database.unit_of_work import UnitOfWork
from parcours_desktop.domain.arrival_person import ArrivalPerson, ParsedRow
from parcours_desktop.domain.codes import (
    AppointmentKind,
    AppointmentState,
    Category,
    ClosingReason,
    Horizon,
    HouseholdRole,
    NeedDomain,
    NeedLevel,
    NotDoneReason,
    Place,
    StepState,
    Strand,
)
from parcours_desktop.domain.refusal import Refused
from parcours_desktop.domain.roles import Right
from tests.builders.cases import case_columns

NAMES = ("Haddad", "Nguyễn", "Şahin", "Łukasz", "Олена", "نيلوفر", "D’Amours", "O'Neill", '"', "Zoë\u0301")
FORMS_AT_MOST = 8
Act = Callable[["Schedule", Desk], None]


@dataclass(frozen=True, slots=True)
class WriteSteps:
    """Some steps at once, as a template writes them."""

    case_id: int
    strand: Strand
    count: int
    title: ClassVar[str] = "Démarches"
    right: ClassVar[Right] = Right.WRITE_CASES

    def run(self, work: UnitOfWork, scene: Scene) -> None:
        for place in range(1, self.count + 1):
            columns = {"strand": self.strand, "position": place, "label": f"Démarche {place}", "state": StepState.TO_DO}
            work.create("step", self.case_id, columns | {"due_on": scene.clock.today() + timedelta(days=place)})


@dataclass(frozen=True, slots=True)
class Form:
    """A form that somebody has open: on which row, loaded at which position of the journal."""

    kind: str
    row: int
    case: int
    seen: int


@dataclass
class Schedule:
    """Draws and does one act after another. ``seen`` is what the form of the last act had loaded; None: no form."""

    desks: tuple[Desk, ...]
    seed: int
    seen: int | None = None
    done: int = 0
    refused: int = 0
    names: dict[str, int] = field(default_factory=dict)
    _forms: list[Form] = field(default_factory=list)
    _serial: int = 0

    def __post_init__(self) -> None:
        self.dice = random.Random(self.seed)
        self._serial = self.seed * 1_000_000

    def act(self) -> str:
        """Draw one act and do it; answers its name. A refusal is an answer too."""
        act, desk = self.dice.choices(ACTS, WEIGHTS)[0], self.dice.choice(self.desks)
        self.seen = None
        self.names[act.__name__] = self.names.get(act.__name__, 0) + 1
        try:
            act(self, desk)
            self.done += 1
        except Refused:
            self.refused += 1
        return act.__name__

    def save(self, desk: Desk, command: Command[Any], seen: int | None) -> None:
        """Do a command whose form had loaded ``seen``."""
        self.seen = seen
        desk.do(command)

    def now(self) -> int:
        with self.desks[0].reading() as file:
            return position(file)

    def serial(self) -> int:
        self._serial += 1
        return self._serial

    def day(self) -> date:
        return date(2026, 11, 23) + timedelta(days=self.dice.randint(-60, 60))

    def some(self, table: str, where: str = "1") -> Any:
        """A row of a table, often the newest, or None."""
        with self.desks[0].reading() as file:
            last = file.exec_driver_sql(f'SELECT max(id) FROM "{table}"').scalar() or 0
            sql = f'SELECT * FROM "{table}" WHERE id>=? AND {where} ORDER BY id LIMIT 1'
            least = last if self.dice.random() < 0.3 else self.dice.randint(0, last)
            return file.exec_driver_sql(sql, (least,)).mappings().one_or_none()

    def case(self) -> int:
        """A case; one is opened where there is none."""
        found = self.some("cases")
        return found["id"] if found else self.desks[0].do(OpenCase(self.columns())).value

    def columns(self) -> dict[str, Any]:
        names = {"family_name": self.dice.choice(NAMES), "given_name": self.dice.choice(NAMES), "other_name": None}
        household = self.dice.choice((None, "MT1", "MT2"))
        return case_columns(**names, csq_number=f"CSQ-{self.serial():08}", household_key=household)


# --- forms: loaded at one moment, saved at a later one ----------------------------------------------------------------


def load_form(schedule: Schedule, desk: Desk) -> None:
    kind = schedule.dice.choice(("cases", "cases", "step", "appointment", "objective"))
    row = schedule.some(kind)
    if row is not None:
        schedule._forms.append(Form(kind, row["id"], row["case_id"], schedule.now()))
        del schedule._forms[:-FORMS_AT_MOST]


def save_form(schedule: Schedule, desk: Desk) -> None:
    if not schedule._forms:
        return
    form = schedule.dice.choice(schedule._forms)
    if schedule.dice.random() < 0.3:
        schedule._forms.remove(form)
    command = schedule.dice.choice(SAVES[form.kind])(schedule.dice, form)
    schedule.save(desk, command, form.seen)


def _profile(dice: random.Random, form: Form) -> Command[Any]:
    columns = dice.choice(
        (
            {"phone": f"514 555-{dice.randint(0, 9999):04}"},
            {"email": f"a{dice.randint(0, 99)}@exemple.invalid"},
            {"family_name": dice.choice(NAMES), "given_name": dice.choice(NAMES), "other_name": None},
            {"street": f"{dice.randint(1, 99)}, rue X", "city": "Alma", "postal_code": None},
            {"region": dice.choice(("06", "03", "02"))},
            {"copr_on": date(2026, 10, dice.randint(1, 28))},
            {"noc": "31120", "occupation": dice.choice(("Pharmacienne", "Soudeuse"))},
        )
    )
    return ChangeProfile(form.row, columns, form.seen)


def _closing(dice: random.Random, form: Form) -> Command[Any]:
    return CloseCase(form.row, dice.choice(list(ClosingReason)), form.seen)


def _reopening(dice: random.Random, form: Form) -> Command[Any]:
    return ReopenCase(form.row, form.seen)


def _arrival(dice: random.Random, form: Form) -> Command[Any]:
    return ConfirmArrival(form.row, date(2026, 11, dice.randint(1, 22)), form.seen, "AC 881")


def _label(dice: random.Random, form: Form) -> Command[Any]:
    return ChangeStep(form.row, {"label": f"Démarche {dice.randint(1, 9)}"}, form.seen)


def _due(dice: random.Random, form: Form) -> Command[Any]:
    return ChangeStep(form.row, {"due_on": date(2026, 12, dice.randint(1, 28))}, form.seen)


def _who(dice: random.Random, form: Form) -> Command[Any]:
    return ChangeStep(form.row, {"organization": f"Organisme {dice.randint(1, 9)}"}, form.seen)


def _ticked(dice: random.Random, form: Form) -> Command[Any]:
    return TickSteps((form.row,), form.seen, dice.random() < 0.7)


def _waiting(dice: random.Random, form: Form) -> Command[Any]:
    return SetStepsState((form.row,), StepState.WAITING, form.seen)


def _left_undone(dice: random.Random, form: Form) -> Command[Any]:
    return LeaveUndone((form.row,), StepState.ABANDONED, dice.choice(list(NotDoneReason)), form.seen)


def _step_out(dice: random.Random, form: Form) -> Command[Any]:
    return RemoveSteps((form.row,), form.seen)


def _unshared(dice: random.Random, form: Form) -> Command[Any]:
    return UnshareSteps((form.row,), form.seen)


def _moved(dice: random.Random, form: Form) -> Command[Any]:
    return MoveSteps(form.case, (form.row,), dice.choice(list(Strand)), None, form.seen)


def _meeting_moved(dice: random.Random, form: Form) -> Command[Any]:
    return MoveAppointment(form.row, datetime(2026, 12, dice.randint(1, 28), 9, 30), form.seen, conflict_reason="Essai")  # noqa: DTZ001


def _meeting_state(dice: random.Random, form: Form) -> Command[Any]:
    return SetAppointmentState(form.row, dice.choice(list(AppointmentState)), form.seen)


def _objective(dice: random.Random, form: Form) -> Command[Any]:
    columns = dice.choice(({"label": f"But {dice.randint(1, 9)}"}, {"horizon": dice.choice(list(Horizon))}))
    return ChangeObjective(form.row, columns, form.seen)


def _objective_out(dice: random.Random, form: Form) -> Command[Any]:
    return RemoveObjective(form.row, form.seen)


SAVES: dict[str, tuple[Callable[[random.Random, Form], Command[Any]], ...]] = {
    "cases": (_profile, _profile, _profile, _profile, _closing, _reopening, _arrival),
    "step": (_label, _label, _due, _who, _ticked, _ticked, _waiting, _left_undone, _step_out, _unshared, _moved),
    "appointment": (_meeting_moved, _meeting_state),
    "objective": (_objective, _objective, _objective_out),
}


# --- acts that need no form, or that choose among all that stands -----------------------------------------------------


def open_case(schedule: Schedule, desk: Desk) -> None:
    desk.do(OpenCase(schedule.columns()))


def write_note(schedule: Schedule, desk: Desk) -> None:
    desk.do(WriteNote(schedule.case(), f"Note {schedule.serial()} « {schedule.dice.choice(NAMES)} »\nligne"))


def write_steps(schedule: Schedule, desk: Desk) -> None:
    desk.do(WriteSteps(schedule.case(), schedule.dice.choice(list(Strand)), schedule.dice.randint(1, 4)))


def add_objective(schedule: Schedule, desk: Desk) -> None:
    strand, horizon = schedule.dice.choice(list(Strand)), schedule.dice.choice(list(Horizon))
    desk.do(AddObjective(schedule.case(), strand, horizon, "But"))


KINDS = tuple(kind for kind in AppointmentKind if kind.has_person)


def add_appointment(schedule: Schedule, desk: Desk) -> None:
    at = datetime.combine(schedule.day(), datetime.min.time()).replace(hour=10)
    kind, place = schedule.dice.choice(KINDS), schedule.dice.choice(list(Place))
    desk.do(
        AddAppointment(
            schedule.case(), kind, at, place=place, state=AppointmentState.CONFIRMED, conflict_reason="Essai"
        )
    )


def save_need(schedule: Schedule, desk: Desk) -> None:
    domain, level = schedule.dice.choice(list(NeedDomain)[:4]), schedule.dice.choice(list(NeedLevel))
    seen = schedule.now()
    schedule.save(desk, SaveNeed(schedule.case(), domain, {"level": level}, seen), seen)


def assign(schedule: Schedule, desk: Desk) -> None:
    cases = tuple({schedule.case() for _ in range(schedule.dice.randint(1, 5))})
    seen = schedule.now()
    schedule.save(desk, assigned_to(cases, schedule.dice.choice(("s.lavoie", "")), seen), seen)


def share(schedule: Schedule, desk: Desk) -> None:
    step, other = schedule.some("step", "removed=0"), schedule.some("cases", "household_key IS NOT NULL AND removed=0")
    if step is not None and other is not None:
        seen = schedule.now()
        schedule.save(desk, ShareSteps((step["id"],), (other["id"],), seen), seen)


def merge(schedule: Schedule, desk: Desk) -> None:
    schedule.save(desk, MergeCases(schedule.case(), schedule.case()), schedule.now())


def bring_in(schedule: Schedule, desk: Desk) -> None:
    """A short list: a person nobody knows, and a correction of one who is known."""
    known = schedule.some("cases", "csq_number IS NOT NULL AND removed=0 AND merged_into IS NULL")
    numbers = [f"CSQ-{schedule.serial():08}", *([known["csq_number"]] if known else [])]
    rows = tuple(ParsedRow(place, _listed(number, schedule.dice)) for place, number in enumerate(numbers, 2))
    schedule.save(desk, ImportPeople(rows), schedule.now())


def _listed(number: str, dice: random.Random) -> ArrivalPerson:
    return ArrivalPerson(
        csq_number=number,
        family_name=dice.choice(NAMES),
        given_name=dice.choice(NAMES),
        birth_date=date(1990, 1, dice.randint(1, 28)),
        category=Category.ECONOMIC,
        role=HouseholdRole.PRINCIPAL,
        region="06",
        contact_language="ara",
        arriving_on=date(2026, 12, dice.randint(1, 28)),
        french_oral=dice.randint(1, 12),
        phone="418 555-0123",
    )


def put_back(schedule: Schedule, desk: Desk) -> None:
    """Any value that any unit of a case ever had."""
    case = schedule.case()
    with desk.reading() as file:
        sql = "SELECT unit, op FROM change WHERE row=? AND unit<>'_removed' ORDER BY unit, op"
        unit, op = schedule.dice.choice(file.exec_driver_sql(sql, (case,)).all())
    desk.do(PutBack(case, unit, op))


def bring_back(schedule: Schedule, desk: Desk) -> None:
    row = schedule.some(schedule.dice.choice(("step", "objective", "cases")), "removed=1")
    if row is not None:
        desk.do(BringBack(row["id"]))


def resolve(schedule: Schedule, desk: Desk) -> None:
    with desk.reading() as file:
        sql = "SELECT row, unit, max(op) FROM cell WHERE unit<>'_removed' GROUP BY row, unit HAVING count(*)>1 LIMIT 9"
        found = file.exec_driver_sql(sql).all()
    if found:
        desk.do(ResolveConflict(*schedule.dice.choice(found)))


def undo(schedule: Schedule, desk: Desk) -> None:
    desk.undo()


def undo_an_opening(schedule: Schedule, desk: Desk) -> None:
    """A case is opened, a colleague writes steps into it, and whoever opened it takes the opening back."""
    case = desk.do(OpenCase(schedule.columns())).value
    schedule.dice.choice(schedule.desks).do(WriteSteps(case, Strand.FRENCH, 2))
    desk.undo()


def redo(schedule: Schedule, desk: Desk) -> None:
    desk.redo()


def draft(schedule: Schedule, desk: Desk) -> None:
    desk.keep_draft("case:1", "phone", str(schedule.serial()))


CHOSEN: dict[Act, int] = {
    open_case: 4, load_form: 20, save_form: 40, write_note: 3, write_steps: 4, add_objective: 3, add_appointment: 4,
    save_need: 5, assign: 3, share: 3, merge: 1, bring_in: 2, put_back: 4, bring_back: 3, resolve: 2, undo: 10, redo: 6,
    undo_an_opening: 2, draft: 1,
}  # fmt: skip
ACTS, WEIGHTS = tuple(CHOSEN), tuple(CHOSEN.values())
