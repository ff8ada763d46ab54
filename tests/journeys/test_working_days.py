"""Working days are a door away from the preferences and from the commands, and lead back."""

from parcours_desktop.ui.application import WindowProgram
from parcours_desktop.ui.availability_dialog import AvailabilityDialog
from parcours_desktop.ui.working_days_panel import WorkingDaysPanel
from tests.robots.keyboard import Keyboard
from tests.robots.program import make_file
from tests.robots.window import Window


def test_the_table_is_reached_from_the_preferences_and_from_the_commands(program: WindowProgram) -> None:
    make_file(program)
    keyboard = Keyboard()
    office = program.window
    assert office is not None
    main = Window(office.main).show()
    assert office.around.actions.run("preferences")
    main.click("Jours ouvrables…")
    page = office.visit("working_days")
    assert isinstance(page, WorkingDaysPanel)
    assert main.says("La coordination et l’administration fixent les jours ouvrables.")
    keyboard.press("Esc")
    main.settle()
    assert office.main.current_page == "preferences"
    assert office.visit("working_days") is None
    assert office.around.actions.run("working_days")
    assert office.main.current_page == "working_days"


def test_the_hours_of_the_week_open_from_the_preferences(program: WindowProgram) -> None:
    make_file(program)
    office = program.window
    assert office is not None
    main = Window(office.main).show()
    assert office.around.actions.run("preferences")
    main.click("Absences et disponibilités…")
    dialog = office.main.findChild(AvailabilityDialog)
    assert dialog is not None
    assert dialog.isVisible()
    dialog.reject()
