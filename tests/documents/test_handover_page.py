"""The handover on paper: who, the clock, what comes next, in the order of what presses; tagged; no note on it."""

from datetime import date

from parcours_desktop.commands.adding import AddStep
from parcours_desktop.commands.assigning import assigned_to
from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.notes import WriteNote
from parcours_desktop.commands.steps import ChangeStep
from parcours_desktop.documents.paper import Paper
from parcours_desktop.domain.codes import Strand
from parcours_desktop.queries.issues import issue_ids
from parcours_desktop.screens.handover import handover_printout
from parcours_desktop.screens.printouts import fingerprint
from parcours_desktop.wording.words import Words
from tests.builders.acts import an_appointment_of, seen
from tests.builders.cases import a_case
from tests.documents.pdf_reading import squeezed, text_of
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")


def test_the_page_says_what_presses_first_and_no_note(desk: Desk, coordinator: Desk) -> None:
    rania = a_case(desk, interpreter=True, phone="514 555-0190")
    olena = a_case(desk, family_name="Kovalenko", given_name="Olena", csq_number="CSQ-2", arrived_on=date(2026, 11, 20))
    an_appointment_of(desk, rania)
    desk.do(WriteNote(rania, "Ne pas imprimer ceci."))
    step = desk.do(AddStep(rania, Strand.SETTLEMENT, "Ouvrir un compte")).value
    desk.do(ChangeStep(step, {"due_on": date(2026, 11, 20)}, seen(desk)))
    coordinator.do(assigned_to((rania, olena), desk.user.login, seen(coordinator)))
    page = handover_printout(coordinator, FRENCH, (rania, olena), desk.user.login, "")
    pdf = page.draw()
    text = text_of(pdf)
    assert text.index("Kovalenko") < text.index("Haddad")
    for told in (
        "Sophie Lavoie reçoit 2 dossiers, de la file des arrivées",
        "à tenir avant la fin du 2026-11-27",
        "tenue le 2026-11-17",
        "Ouvrir un compte",
        "en retard depuis le 2026-11-20",
        "arabe, avec interprète",
        "514 555-0190",
    ):
        assert squeezed(told) in squeezed(text), told
    assert "Ne pas imprimer" not in text
    assert flaws(pdf) == []
    assert page.draw() == pdf
    assert flaws(page.enlarged(True).draw()) == []
    assert page.on(Paper.A4).draw() != pdf
    page.record(fingerprint(pdf))
    with coordinator.reading() as file:
        assert len(issue_ids(file)) == 1
