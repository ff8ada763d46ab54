"""The papers of a case: whole, tagged and readable, whatever people are called and however much was written."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from parcours_desktop.documents.access_page import draw_access_file
from parcours_desktop.documents.caseload_page import draw_caseload
from parcours_desktop.documents.notice_page import draw_consent_form, draw_notice
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.partner_plan_page import draw_partner_plan
from parcours_desktop.documents.summary_page import draw_summary
from parcours_desktop.domain.access_sheet import AccessRecord, AccessSection
from parcours_desktop.domain.service_codes import SharedField
from parcours_desktop.domain.summary_sheet import SummaryReferral
from parcours_desktop.wording.pseudo import CLOSES, OPENS, outside
from parcours_desktop.wording.words import Words
from tests.builders.papers import (
    TOKENS,
    a_caseload_sheet,
    a_consent_sheet,
    a_notice_sheet,
    a_partner_sheet,
    a_summary_sheet,
    a_telling_case,
    an_access_sheet,
    open_steps,
)
from tests.builders.plans import a_plan_sheet, a_step, an_officer, in_order
from tests.documents.pdf_reading import ink_in_margins, opened, page_texts, squeezed, text_of
from tests.documents.tagged_pdf import flaws

FRENCH = Words("fr")
BAD = (
    "<b>Rania</b> & fils ]]>",
    "Ra\x00ni\x07a\x1b",
    "W" * 4000,
    "\ud800 seule",
    "👩‍👩‍👧 Rania",
    "e\u0301\u0302\u0303 combinés",
    "رانيا حداد (12)",
    "",
)
Drawn = Callable[..., bytes]


def summary(text: str, paper: Paper, large: bool) -> bytes:
    steps = tuple(replace(step, label=text, organization=text) for step in open_steps(3))
    sheet = a_summary_sheet(
        person_name=text, office_name=text, region=text, open_steps=steps,
        referrals=(SummaryReferral(text, None, date(2026, 8, 1)),), officer=an_officer(name=text),
    )  # fmt: skip
    return draw_summary(sheet, FRENCH, paper, large)


def caseload(text: str, paper: Paper, large: bool) -> bytes:
    sheet = a_caseload_sheet(officer=an_officer(name=text), office_name=text, languages=((text, 3), ("français", 1)))
    return draw_caseload(sheet, FRENCH, paper, large)


def partner(text: str, paper: Paper, large: bool) -> bytes:
    case = a_telling_case()
    steps = in_order([a_step(text, detail=text, result=text)])
    case = replace(case, plan=a_plan_sheet(person_name=text, steps=steps), address=text, occupation=text)
    return draw_partner_plan(a_partner_sheet(case=case, organization_name=text), FRENCH, paper, large)


def access(text: str, paper: Paper, large: bool) -> bytes:
    records = tuple(AccessRecord(text, (("Note", text), ("Autre", "x"))) for _ in range(2))
    return draw_access_file(
        an_access_sheet(person_name=text, sections=(AccessSection("Notes", records),)), FRENCH, paper, large
    )


def notice(text: str, paper: Paper, large: bool) -> bytes:
    return draw_notice(a_notice_sheet(person_name=text, office_name=text), FRENCH, paper, large)


def consent(text: str, paper: Paper, large: bool) -> bytes:
    sheet = a_consent_sheet(person_name=text, organization=text, fields=(SharedField.STEPS,))
    return draw_consent_form(sheet, FRENCH, paper, large)


PAPERS = (summary, caseload, partner, access, notice, consent)


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("draw", PAPERS)
def test_a_paper_is_tagged_without_a_flaw_and_the_same_rows_give_the_same_bytes(
    draw: Drawn, paper: Paper, large: bool
) -> None:
    pdf = draw("Rania Haddad", paper, large)
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []
    assert pdf == draw("Rania Haddad", paper, large)
    assert "Haddad" not in " ".join(str(value) for value in opened(pdf).metadata.values())


@pytest.mark.parametrize(
    "text", BAD, ids=["markup", "control", "long", "surrogate", "emoji", "marks", "arabic", "empty"]
)
@pytest.mark.parametrize("draw", PAPERS)
def test_whatever_people_are_called_pages_stay_whole_and_nothing_is_interpreted(draw: Drawn, text: str) -> None:
    pdf = draw(text, Paper.LETTER, False)
    assert flaws(pdf) == []
    assert ink_in_margins(pdf) == []
    if text.startswith("<b>"):
        assert squeezed(text) in squeezed(text_of(pdf))


# The plan for a partner


def told(part: SharedField, text: str) -> list[str]:
    return [token for token in TOKENS[part] if squeezed(token).lower() in text]


def test_with_everything_consented_each_part_is_told() -> None:
    text = squeezed(text_of(draw_partner_plan(a_partner_sheet(), FRENCH, Paper.LETTER))).lower()
    for part in SharedField:
        assert told(part, text), part


@settings(max_examples=30, deadline=None)
@given(st.sets(st.sampled_from(SharedField), min_size=1))
def test_nothing_outside_the_consent_is_in_the_text(fields: set[SharedField]) -> None:
    scope = tuple(field for field in SharedField if field in fields)
    text = squeezed(text_of(draw_partner_plan(a_partner_sheet(*scope), FRENCH, Paper.LETTER))).lower()
    for part in SharedField:
        if part not in fields:
            assert told(part, text) == [], part
    assert "noteinterne" not in text


def test_it_bears_the_organization_the_consent_and_that_it_stays_there() -> None:
    sheet = a_partner_sheet(SharedField.STEPS, SharedField.IDENTITY, ends_on=date(2027, 8, 20))
    pages = page_texts(draw_partner_plan(sheet, FRENCH, Paper.LETTER))
    first = " ".join(pages[0].replace("\u00a0", " ").split())
    for part in (
        "Pour : Carrefour Le Pont",
        "consentement du 20 août 2026, valable jusqu’au 20 août 2027",
        "démarches et échéances; nom et date de naissance",
        "ne pas communiquer à d’autres (Loi sur l’accès, art. 59)",
        "Version 3, signée le 23 août 2026",
    ):
        assert part in first
    assert all("Ne pas communiquer à d’autres" in " ".join(page.split()) for page in pages)


@pytest.mark.parametrize("large", [False, True])
def test_an_empty_plan_and_one_of_400_steps_are_drawn_whole(large: bool) -> None:
    case = a_telling_case()
    empty = a_partner_sheet(case=replace(case, plan=a_plan_sheet(steps=(), objectives=())))
    assert flaws(draw_partner_plan(empty, FRENCH, Paper.LETTER, large)) == []
    many = in_order(a_step(f"Démarche numéro {at}") for at in range(400))
    pdf = draw_partner_plan(
        a_partner_sheet(case=replace(case, plan=a_plan_sheet(steps=many))), FRENCH, Paper.LETTER, large
    )
    assert flaws(pdf) == []
    found = re.findall(r"Démarche numéro (\d+)", text_of(pdf))
    assert [int(number) for number in found] == list(range(400))


# The summary


@pytest.mark.parametrize("large", [False, True], ids=["usual", "large"])
@pytest.mark.parametrize("paper", Paper)
@pytest.mark.parametrize("count", [0, 1, 4, 12, 400])
@pytest.mark.parametrize("text", ["Démarche", "Une démarche au nom vraiment très long " * 6, "W" * 4000])
def test_the_summary_is_one_page_and_counts_the_steps_that_it_does_not_name(
    text: str, count: int, paper: Paper, large: bool
) -> None:
    sheet = a_summary_sheet(
        open_steps=open_steps(count, text), person_name=text, region=text, office_name=text,
        referrals=(SummaryReferral(text, None, date(2026, 8, 1)),) * 7,
    )  # fmt: skip
    pdf = draw_summary(sheet, FRENCH, paper, large)
    (page,) = page_texts(pdf)
    page = " ".join(page.replace("\u00a0", " ").split())
    shown = len(re.findall(r"\d(?:er)? août 2026", page.partition("Échéance")[2]))
    more = re.search(r"et (\d+) autres? démarches?", page)
    alone = re.search(r"(\d+) démarches? ouvertes?", page)
    told = int(more[1]) if more else int(alone[1]) if alone else 0
    assert shown + told == count
    assert flaws(pdf) == []


def test_the_summary_tells_who_the_clock_progress_and_what_is_next() -> None:
    text = " ".join(text_of(draw_summary(a_summary_sheet(), FRENCH, Paper.LETTER)).split())
    for part in (
        "Rania Haddad",
        "ménage de 3 personnes · arabe, avec interprète",
        "Plan signé · version 3 signée le 20 août 2026",
        "Délai de cinq jours ouvrables : Respecté",
        "Avancement — 6 sur 14",
        "30 août 2026, 10 h — Suivi, par téléphone",
        "15 août 2026 — Le plan avance; prochain le 14 septembre 2026",
        "En attente d’une place · Cégep · niveau 4 · depuis le 14 août 2026",
        "Carrefour Le Pont, envoyée le 16 août 2026",
        "10 août 2026, en retard",
    ):
        assert part in text, part


def test_late_steps_stand_first_and_a_plan_without_steps_says_so() -> None:
    text = text_of(draw_summary(a_summary_sheet(), FRENCH, Paper.LETTER))
    assert text.index("Inscrire Maya") < text.index("Passer le test")
    assert "Aucune démarche ouverte." in text_of(draw_summary(a_summary_sheet(open_steps=()), FRENCH, Paper.LETTER))
    bare = a_summary_sheet(
        open_steps=(), strands=tuple(replace(one, done=0, total=0) for one in a_summary_sheet().strands)
    )
    assert "Le plan n’a pas de démarche." in text_of(draw_summary(bare, FRENCH, Paper.LETTER))


# The caseload


def test_the_caseload_tells_its_figures_beside_each_chart() -> None:
    text = " ".join(text_of(draw_caseload(a_caseload_sheet(), FRENCH, Paper.LETTER)).split())
    for part in (
        "26 rencontres tenues à temps sur 42 délais échus",
        "2 dépassements justifiés par un motif codé, 37 délais en cours, 22 arrivées à venir",
        "Sophie Lavoie 90 26 sur 42",
        "À attribuer 11 — 0",
        "4 autres langues",
        "Document interne",
    ):
        assert part in text, part


def test_every_chart_is_a_figure_whose_text_tells_all_of_it() -> None:
    pdf = draw_caseload(a_caseload_sheet(), FRENCH, Paper.LETTER)
    alts = _alternatives(pdf)
    assert any("Arrivées par mois" in one and "22" in one for one in alts)
    assert any(one.startswith("Démarches par volet et par état") and "Réalisée 3" in one for one in alts)
    assert len(alts) == 5


def test_an_empty_caseload_is_drawn() -> None:
    sheet = a_caseload_sheet(
        open_cases=0, categories=(), languages=(), officers=(), clock=replace(a_caseload_sheet().clock, met=0, missed=0),
        months=tuple((first, 0) for first, _ in a_caseload_sheet().months),
    )  # fmt: skip
    pdf = draw_caseload(sheet, FRENCH, Paper.LETTER)
    assert flaws(pdf) == []
    assert "Aucun délai échu" in text_of(pdf)
    assert "Rien à compter." in text_of(pdf)


def _alternatives(pdf: bytes) -> list[str]:
    """What is said instead of each figure, in the order of the tree."""
    waiting, found = [opened(pdf).trailer["/Root"]["/StructTreeRoot"]["/K"]], []
    while waiting:
        node = waiting.pop().get_object()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, dict):
            if node.get("/S") == "/Figure":
                found.append(str(node["/Alt"]))
            if "/K" in node:
                waiting.append(node["/K"])
    return found


# The notice, the consent, the access file


def test_the_notice_is_filled_with_the_programme_and_the_body() -> None:
    text = " ".join(text_of(draw_notice(a_notice_sheet(), FRENCH, Paper.LETTER)).split())
    assert "Le ministère recueille vos renseignements pour Parcours d’accompagnement personnalisé." in text
    assert "Signature de la personne" in text
    assert "{" not in text


def test_the_consent_form_has_a_box_for_each_part_and_is_blank_or_filled() -> None:
    blank = text_of(draw_consent_form(a_consent_sheet(), FRENCH, Paper.LETTER))
    for part in SharedField:
        assert FRENCH.label(part) in blank
    assert "…………" in blank
    filled = draw_consent_form(
        a_consent_sheet(organization="Carrefour Le Pont", fields=(SharedField.STEPS,), ends_on=date(2027, 8, 20)),
        FRENCH,
        Paper.LETTER,
    )
    text = " ".join(text_of(filled).split())
    assert "remette à Carrefour Le Pont mon plan" in text
    assert "jusqu’au : 20 août 2027" in text


def test_the_access_file_says_of_each_kind_what_is_held_even_when_nothing_is() -> None:
    text = " ".join(text_of(draw_access_file(an_access_sheet(), FRENCH, Paper.LETTER)).split())
    for part in (
        "Téléphone 514 555-0177",
        "Notes (2)",
        "1. 1er août",
        "Première",
        "Seconde",
        "Rendez-vous Rien n’est noté.",
    ):
        assert part in text, part
    assert "23 août 2026, 10 h Sophie Lavoie Note ajoutée" in text


class BracedWords(Words):
    """Words in braces, which the typefaces have."""

    def _out(self, text: str) -> str:
        return f"{{{text}}}" if text else text


def test_every_word_of_the_papers_can_be_translated() -> None:
    words = BracedWords("fr")
    pdfs = (
        draw_summary(a_summary_sheet(), words, Paper.LETTER),
        draw_caseload(a_caseload_sheet(), words, Paper.LETTER),
        draw_partner_plan(a_partner_sheet(), words, Paper.LETTER),
        draw_consent_form(a_consent_sheet(), words, Paper.LETTER),
    )
    for pdf in pdfs:
        text = text_of(pdf).translate(str.maketrans("{}", OPENS + CLOSES))
        assert not re.search(r"\b(Démarche|Avancement|Signature|Dossiers|Imprimé|Bureau)\b(?! de)", outside(text))
