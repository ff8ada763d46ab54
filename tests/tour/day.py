"""A whole day in the real window: from the first start to a printed plan, step by step, on the real list."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from parcours_desktop.bootstrap import LateDoor
from parcours_desktop.domain.codes import NeedDomain, NeedLevel
from parcours_desktop.system.clock import FixedClock
from parcours_desktop.system.paths import places_under
from parcours_desktop.system.reference import load_reference
from parcours_desktop.system.resources import resource_path
from parcours_desktop.system.settings import Settings, write_settings
from parcours_desktop.ui.application import WindowProgram
from parcours_desktop.ui.office_window import OfficeWindow
from parcours_desktop.ui.plan_panel import PlanPanel
from parcours_desktop.ui.widgets.question_dialog import QuestionDialog
from PySide6.QtWidgets import QApplication, QCheckBox, QMenu, QPushButton
from tests.robots.case_file import CaseFile
from tests.robots.import_list import ImportRobot
from tests.robots.keyboard import Keyboard
from tests.robots.new_case import NewCaseRobot
from tests.robots.plan_editor import PlanEditor
from tests.robots.window import Window, rows_as_text
from tests.tour.camera import Camera

PASSPHRASE = "sept érables sous la neige"
MORNING = datetime.fromisoformat("2026-11-23T09:10")
SIZE = (1440, 900)
SMALL = (1366, 768)


@dataclass
class Tour:
    """One office, its program and the camera. ``step`` runs one step and says its name."""

    folder: Path
    application: QApplication
    camera: Camera

    def __post_init__(self) -> None:
        self.places = places_under(self.folder / "office")
        write_settings(self.places.settings_file, Settings(lock_minutes=10))
        self.keyboard = Keyboard()
        self.program = self._program()

    def _program(self) -> WindowProgram:
        clock, reference = FixedClock(MORNING), load_reference()
        door = LateDoor(self.places, None, clock, reference)
        return WindowProgram(self.application, self.places, clock, reference, door, "tour", _nothing)

    @property
    def office(self) -> OfficeWindow:
        assert self.program.window is not None, "no office is open"
        return self.program.window

    @property
    def main(self) -> Window:
        return Window(self.office.main)

    def shot(self, name: str) -> None:
        self.office.around.notices.clear()
        self.camera.window(self.office.main, name)

    def do(self, action: str) -> None:
        assert self.office.around.actions.run(action), f"the action {action} cannot be done"
        self.main.settle()

    # The steps of the day

    def first_start(self) -> None:
        """A name, an office, a role and a passphrase make the encrypted file; the recovery code is shown."""
        self.program.start()
        unlock = self.program.unlock_window
        assert unlock is not None
        window = Window(unlock).show()
        page = unlock.create_page
        page.form.set_values({"name": "Sophie Lavoie", "office": "MTL", "role": "officer:f"})
        for box in (page.passphrase, page.again):
            box.line.setText(PASSPHRASE)
        self.camera.window(unlock, "premier-demarrage")
        window.click(window.named(QPushButton, "go"))
        window.wait(lambda: unlock.code_page.isVisibleTo(unlock))
        self.camera.window(unlock, "code-de-secours")
        window.named(QCheckBox, "kept").click()
        window.click(next(b for b in unlock.code_page.findChildren(QPushButton, "go")))
        window.wait(lambda: self.program.window is not None)
        self.office.main.resize(*SIZE)
        self.shot("bureau-vide")

    def bring_in_the_list(self) -> None:
        """Columns recognized, a dry run that says why, one transaction, a report."""
        self.do("import_list")
        robot = ImportRobot(self.office.visit("import"))
        robot.open(resource_path("trial/arrivals.csv"))
        self.shot("import-colonnes")
        robot.check()
        self.shot("import-verification")
        robot.bring_in()
        self.shot("import-resultat")
        robot.leave()
        self.main.settle()
        assert self.office.cases.table.rowCount() == 591

    def find_a_case(self) -> None:
        """The list as it is typed: a name in any spelling or script, a number."""
        self.office.main.show_page("cases")
        self._wait_for_the_pane()
        self.shot("dossiers")
        for text, wanted in (("mohamed", "Mohamed"), ("niloufar", "نيلوفر"), ("CSQ-10000007", "N’Diaye")):
            self.office.main.set_search_text(text)
            self.main.wait(lambda wanted=wanted: any(wanted in row for row in rows_as_text(self.office.cases.view)))
        self._wait_for_the_pane()
        self.shot("dossiers-recherche")
        self.office.main.set_search_text("")
        self.main.wait(lambda: self.office.cases.table.rowCount() == 591)

    def open_a_case(self) -> None:
        """Profile, journey and household; a field is written when it is left."""
        case = self.case_of("CSQ-10000001")
        self.shot("profil")
        case.write("phone", "514 555 0177")
        self.main.settle()
        assert any("514 555-0177" in line for line in self._history(case))

    def assess_needs(self) -> None:
        """The 17 domains in any order."""
        case = self.case_of("CSQ-10000001")
        case.tab("Besoins")
        case.pick_level(NeedDomain.HOUSING, NeedLevel.URGENT)
        case.pick_level(NeedDomain.CHILDREN, NeedLevel.ADDRESS)
        self.shot("besoins")

    def make_the_plan(self) -> None:
        """A template, a suggestion and its reason, a free step, a step done; the page beside follows."""
        case = self.case_of("CSQ-10000001")
        case.tab("Plan")
        self.shot("plan-vide")
        panel = case.panel.tab("plan")
        assert isinstance(panel, PlanPanel)
        editor = PlanEditor(panel)
        panel.tools.open_templates()
        menu = self.main.named(QMenu, "template-menu")
        self.camera.window(menu, "plan-modeles")
        next(action for action in menu.actions() if action.text().startswith("Famille avec enfants")).trigger()
        menu.close()
        editor.wait_for_page()
        self.shot("plan")
        for strand in ("Installation", "Francisation"):
            for label in editor.labels(strand)[:2]:
                editor.tick(label)
        editor.wait_for_page()
        self.shot("plan-suivi")
        self.main.click(panel.tools.sign)
        self._answer("plan-signer")
        editor.wait_for_page()
        self.shot("plan-signe")

    def print_it(self) -> None:
        """The page a newcomer takes home, and one with a name in Arabic script."""
        for certificate, name in (("CSQ-10000001", "page-fr"), ("CSQ-10000281", "page-nom-arabe")):
            screen = self.office.screens.plan(self.case_id(certificate))
            if not screen.sheet.steps:
                screen.additions.apply("skilled_worker")
            target = self.folder / f"{name}.pdf"
            screen.saving(target)()
            self.camera.page(target.read_bytes(), name)
            screen.close()

    def meet_and_write(self) -> None:
        """Appointments, notes, and the journal as history."""
        case = self.case_of("CSQ-10000001")
        for tab, name in (("Rendez-vous", "rendez-vous"), ("Notes", "notes"), ("Historique", "historique")):
            case.tab(tab)
            self.shot(name)

    def by_hand(self) -> None:
        """A case opened by hand in a minute; the probable duplicates."""
        self.do("new_case")
        self.main.show()
        page = self.office.visit("new_case")
        page.setFocus()
        robot = NewCaseRobot(page)
        robot.fill()
        self.main.settle()
        self.shot("nouveau-dossier")
        self.do("duplicates")
        self.shot("doublons")

    def choose(self) -> None:
        """Preferences, the palette of commands, the keys."""
        self.office.main.show_page("preferences")
        self.shot("preferences")

    def lock_and_come_back(self) -> None:
        """Locked, a wrong passphrase is told beside its field; the right one opens."""
        self.office.main.show_page("cases")
        self.program.lock()
        unlock = self.program.unlock_window
        assert unlock is not None
        window = Window(unlock).show()
        window.wait(unlock.locked_page.isEnabled)
        line = unlock.locked_page.passphrase.line
        line.setText("ce n’est pas la bonne phrase")
        window.click(next(iter(unlock.locked_page.findChildren(QPushButton, "go"))))
        window.wait(lambda: unlock.locked_page.passphrase.message.isVisibleTo(unlock))
        self.camera.window(unlock, "verrouille")
        line.setText(PASSPHRASE)
        window.click(next(iter(unlock.locked_page.findChildren(QPushButton, "go"))))
        window.wait(lambda: self.program.window is not None)

    def _answer(self, name: str) -> None:
        """Say yes to the question that is open, after a picture of it."""
        asked = self.office.main.findChild(QuestionDialog)
        assert asked is not None, "nothing is asked"
        self.camera.window(asked, name)
        Window(asked).click(asked.yes)

    def case_of(self, certificate: str) -> CaseFile:
        """The page of a case, on the screen."""
        case_id = self.case_id(certificate)
        if self.office.case.case_id != case_id or self.office.main.current_page != "case":
            self.office.open_case(case_id, "profile")
        self.main.settle()
        return CaseFile(self.office.case)

    def case_id(self, certificate: str) -> int:
        found = self.office.screens.case_with(certificate)
        assert found is not None, f"no case bears {certificate}"
        return found

    def _wait_for_the_pane(self) -> None:
        """The case beside the list follows the chosen row a moment later."""
        view, pane = self.office.cases.view, self.office.cases.preview
        self.main.wait(lambda: (pane.shown.line.id if pane.shown is not None else None) == view.current_id())

    def _history(self, case: CaseFile) -> list[str]:
        case.tab("Historique")
        lines = case.history_lines()
        case.tab("Profil")
        return lines

    def end(self) -> None:
        self.program.stop()


def _nothing() -> None:
    """The tour imports everything as it goes."""


STEPS: tuple[tuple[str, Callable[[Tour], None]], ...] = (
    ("premier démarrage", Tour.first_start),
    ("importer la liste", Tour.bring_in_the_list),
    ("trouver un dossier", Tour.find_a_case),
    ("ouvrir un dossier", Tour.open_a_case),
    ("évaluer les besoins", Tour.assess_needs),
    ("faire le plan", Tour.make_the_plan),
    ("imprimer", Tour.print_it),
    ("rencontrer et noter", Tour.meet_and_write),
    ("à la main", Tour.by_hand),
    ("préférences", Tour.choose),
    ("verrouiller et revenir", Tour.lock_and_come_back),
)
