"""Many documents in one file: each as it is alone, under one tree of tags; begun again behind any safe place, the same bytes."""

from collections.abc import Sequence
from pathlib import Path

from parcours_desktop.documents.faces import typefaces
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.pdf_parts import Identity
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.documents.preview import page_count, rasterize
from parcours_desktop.documents.summary_page import draw_summary
from parcours_desktop.documents.volume import Volume
from parcours_desktop.documents.volume_state import Drawn
from parcours_desktop.domain.rows import PlanSheet
from parcours_desktop.wording.words import Words
from tests.builders.papers import a_summary_sheet
from tests.builders.plans import a_plan_sheet, eleven_steps, in_order
from tests.documents.pdf_reading import fonts_of, page_texts
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")
NAMES = ("Rania Haddad", "نيلوفر", "王伟", "Олена Шевченко", "Nguyễn Thị Ánh")


def plans() -> list[PlanSheet]:
    """Five plans of one page or several, in several scripts."""
    steps = in_order(eleven_steps() * 3)
    return [a_plan_sheet(person_name=name, steps=steps[: 3 + 7 * at]) for at, name in enumerate(NAMES)]


def bound(path: Path, sheets: Sequence[PlanSheet], *, large: bool = False) -> bytes:
    with path.open("w+b") as out:
        volume = Volume(out)
        for sheet in sheets:
            draw_plan(sheet, FRENCH, Paper.LETTER, large=large, into=volume)
            volume.settle()
        volume.finish(Identity("Série", "fr-CA"), typefaces())
    return path.read_bytes()


def test_each_document_is_drawn_as_it_is_alone(tmp_path: Path) -> None:
    pdf = bound(tmp_path / "a.pdf", plans())
    alone = [draw_plan(sheet, FRENCH, Paper.LETTER) for sheet in plans()]
    assert page_texts(pdf) == [text for one in alone for text in page_texts(one)]
    pages = [rasterize(one, page, 60) for one in alone for page in range(page_count(one))]
    assert [rasterize(pdf, page, 60) for page in range(page_count(pdf))] == pages


def test_five_documents_make_one_sound_tree_with_faces_embedded_once(tmp_path: Path) -> None:
    pdf = bound(tmp_path / "a.pdf", plans())
    assert flaws(pdf) == []
    assert len({name.partition("+")[2] for name in fonts_of(pdf)}) == len(fonts_of(pdf))


def test_large_print_is_bound_too(tmp_path: Path) -> None:
    assert flaws(bound(tmp_path / "a.pdf", plans()[:2], large=True)) == []


def test_more_documents_than_one_node_of_the_parent_tree_holds(tmp_path: Path) -> None:
    with (tmp_path / "a.pdf").open("w+b") as out:
        volume = Volume(out)
        for _number in range(201):
            draw_summary(a_summary_sheet(open_steps=(), referrals=()), FRENCH, Paper.LETTER, into=volume)
        volume.finish(Identity("Série", "fr-CA"), typefaces())
    assert flaws((tmp_path / "a.pdf").read_bytes()) == []


def test_begun_again_behind_a_safe_place_it_has_the_bytes_that_it_would_have_had(tmp_path: Path) -> None:
    whole = bound(tmp_path / "whole.pdf", plans())
    with (tmp_path / "a.pdf").open("w+b") as out:
        volume, kept = Volume(out), []
        for sheet in plans()[:3]:
            draw_plan(sheet, FRENCH, Paper.LETTER, into=volume)
            kept.append(Drawn.of(volume.settle().told()))
        draw_plan(plans()[3], FRENCH, Paper.LETTER, into=volume)  # lost: it was not settled
        out.write(b"half of something")
    with (tmp_path / "a.pdf").open("r+b") as out:
        volume = Volume(out, kept)
        for sheet in plans()[3:]:
            draw_plan(sheet, FRENCH, Paper.LETTER, into=volume)
            volume.settle()
        volume.finish(Identity("Série", "fr-CA"), typefaces())
    assert (tmp_path / "a.pdf").read_bytes() == whole
