"""The page: a plan drawn, against a bare ReportLab canvas that sets the same texts at the same places."""

from collections.abc import Iterator
from functools import partial

from parcours_desktop.commands.desk import Desk
from parcours_desktop.documents.faces import Weight
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import page_count
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.queries.plan_sheet import plan_sheet
from parcours_desktop.system.reference import load_reference
from parcours_desktop.system.resources import resource_path
from parcours_desktop.wording.words import Words
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from tests.bench.elsewhere import elsewhere
from tests.bench.timing import Measure, beside
from tests.builders.plans import a_plan_sheet, eleven_steps, in_order
from tests.builders.second_language import a_bilingual_sheet
from tests.documents.test_drawing_cost import PLAIN, bare_canvas, placed_texts

FLOOR = "the same texts on a bare ReportLab canvas"


def draw_one_of(desk: Desk, cases: int) -> Measure:
    """The plan with the most steps of an office, read and drawn."""
    with desk.reading() as file:
        sql = "SELECT case_id FROM step WHERE removed=0 GROUP BY case_id ORDER BY count(*) DESC, case_id LIMIT 1"
        case_id = file.exec_driver_sql(sql).scalar_one()
        sheet = plan_sheet(file, case_id, desk.clock.today(), desk.reference, desk.workdays)
    return _drawn("draw a plan of the office", cases, sheet)


def draw_a_long_one() -> Iterator[Measure]:
    """Three pages, 48 steps."""
    yield _drawn("draw a plan of three pages", 0, a_plan_sheet(steps=in_order((eleven_steps() * 5)[:48])))


def draw_a_bilingual_one() -> Iterator[Measure]:
    """A plan in French and Arabic; beside the floor, what other programs take for the same texts."""
    yield _drawn("draw a plan in French and Arabic", 0, a_bilingual_sheet(load_reference(), "ara"), others=True)


def _drawn(name: str, cases: int, sheet: PlanSheet, *, others: bool = False) -> Measure:
    words = Words("fr")
    pdf = draw_plan(sheet, words, Paper.LETTER)
    pdfmetrics.registerFont(TTFont(PLAIN, str(resource_path(f"fonts/{Weight.REGULAR}.ttf"))))
    placed = placed_texts(pdf)
    bare = partial(bare_canvas, placed)
    notes: dict[str, object] = {"pages": page_count(pdf), "steps": len(sheet.steps), "bytes": len(pdf)}
    if others:
        notes |= elsewhere([text for page in placed for _left, _bottom, text in page])
    return beside(name, cases, FLOOR, bare, partial(draw_plan, sheet, words, Paper.LETTER), rounds=10, notes=notes)
