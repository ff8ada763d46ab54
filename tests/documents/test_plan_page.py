"""The printed plan: what stands on it, in which order, on which paper, and what happens to odd texts."""

import hashlib
import subprocess
import sys
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from parcours_desktop.documents.paper import Paper
from parcours_desktop.documents.plan_page import draw_plan
from parcours_desktop.domain.codes import Horizon, NotDoneReason, Place, Responsible, StepState, Strand
from parcours_desktop.wording.pseudo import CLOSES, OPENS, outside
from parcours_desktop.wording.words import Words
from tests.builders.plans import a_plan_sheet, a_step, an_appointment, an_objective, an_officer, eleven_steps, in_order
from tests.documents.pdf_reading import fonts_of, ink_in_margins, opened, page_texts, squeezed, text_of

FRENCH = Words("fr")
NAMES = ["Nguyễn Thị Ánh", "Ayşe Şahin", "Łukasz Żółć", "Олена Шевченко", "نيلوفر", "王伟", "김민준", "Αθηνά", "დავით"]
ODD = ["<b>gras</b>", "<img src='file:///etc/passwd'>", "Tom & Ana &amp; <br/>", "{accolades} %s \\n", "</font", "]]>"]
LETTERS = st.text(
    st.one_of(
        st.characters(min_codepoint=0x21, max_codepoint=0x7E),
        st.sampled_from("éàçœÉŁşễđĐơЖяїґΩλ王伟秀英 한국カナ’«»—…€½"),
    ),
    min_size=1,
    max_size=160,
).filter(lambda text: squeezed(text) != "")


def drawn(paper: Paper = Paper.LETTER, words: Words = FRENCH, **overrides: object) -> bytes:
    return draw_plan(a_plan_sheet(**overrides), words, paper)


def in_this_order(text: str, *parts: str) -> bool:
    at = 0
    for part in parts:
        at = text.find(part, at)
        if at < 0:
            return False
        at += len(part)
    return True


def test_an_ordinary_plan_fits_on_one_page_and_is_read_from_title_to_signatures():
    pdf = drawn()
    assert len(page_texts(pdf)) == 1
    assert in_this_order(
        text_of(pdf),
        "Mon plan d’action",
        "Parcours d’accompagnement personnalisé",
        "Dossier 2026-004498",
        "Version 3, signée le 23 août 2026",
        "Rania Haddad",
        "Arrivée au Québec : 7 août 2026",
        "Première rencontre : 12 août 2026",
        "3ᵉ jour ouvrable",
        "Mon agente",
        "Sophie Lavoie",
        "Bureau de Montréal",
        "514 555-0142",
        "Prochain rendez-vous",
        "30 août 2026, 10 h",
        "Suivi, par téléphone",
        "Installation",
        "2 sur 4",
        "Démarche",
        "Avec qui",
        "Pour le",
        "Obtenir un numéro d’assurance sociale (NAS)",
        "Service Canada",
        "fait le 14 août",
        "Apporter : confirmation de résidence permanente, CSQ",
        "RAMQ",
        "11 sept. 2026",
        "Francisation",
        "1 sur 3",
        "Oral 4 · écrit 3 (échelle québécoise, 1 à 12)",
        "Intégration au marché de l’emploi",
        "Intégration à la collectivité",
        "0 sur 2",
        "Allocation de participation : 185 $",
        "18 oct. 2026",
        "Rania Haddad",
        "Sophie Lavoie",
        "agente d’aide à l’intégration",
        "Date",
        "Mon plan d’action — dossier 2026-004498 — version 3",
        "Page 1 de 1",
    )


@pytest.mark.parametrize("paper", Paper)
def test_the_paper_is_the_one_asked_for(paper):
    box = opened(drawn(paper)).pages[0].mediabox
    assert (float(box.width), float(box.height)) == pytest.approx(paper.value, abs=0.01)


def test_an_unsigned_plan_says_projet_on_every_page_and_a_signed_one_nowhere():
    many = in_order(eleven_steps() * 4)
    draft = page_texts(drawn(steps=many, version=None, signed_on=None))
    assert len(draft) > 1
    assert all("Projet" in page and "projet" in page for page in draft)
    assert "Dernière version signée : 3" in draft[0].replace("\u00a0", " ")
    assert "rojet" not in text_of(drawn(steps=many))


def test_the_words_for_the_officer_follow_the_title_and_admit_that_there_is_none():
    assert "Mon agente" in text_of(drawn())
    masculine = text_of(drawn(officer=an_officer(name="Marc Roy", feminine=False)))
    assert "Mon agente" not in masculine
    assert in_this_order(masculine, "Mon agent", "Marc Roy", "Mon agent", "agent d’aide à l’intégration")
    nobody = squeezed(text_of(drawn(officer=None)))
    assert "Monagenteoumonagent" in nobody
    assert "àdésigner" in nobody
    assert "514555-0100" in nobody


def test_what_is_not_known_yet_is_said_in_words():
    text = text_of(
        drawn(arrived_on=None, arriving_on=None, first_meeting_at=None, first_meeting_day=None, next_appointment=None)
    )
    assert in_this_order(
        text, "Date d’arrivée à confirmer", "Première rencontre à fixer", "Prochain rendez-vous", "À fixer"
    )
    assert "jour ouvrable" not in text
    assert "Arrivée prévue : 5 août 2026" in text_of(drawn(arrived_on=None))


@pytest.mark.parametrize(
    ("day", "said"), [(0, "le jour de l’arrivée"), (1, "1ᵉʳ jour ouvrable"), (5, "5ᵉ jour ouvrable")]
)
def test_the_first_meeting_is_counted_in_working_days(day, said):
    assert said in text_of(drawn(first_meeting_day=day))


@pytest.mark.parametrize("place", Place)
def test_every_place_of_an_appointment_has_its_words(place):
    assert "Suivi, " in text_of(drawn(next_appointment=an_appointment(place=place, place_detail="Salle 4")))


def test_steps_say_how_they_stand():
    steps = in_order(
        [
            a_step("En route", state=StepState.IN_PROGRESS),
            a_step("Chez un tiers", state=StepState.WAITING, documents="formulaire"),
            a_step("Sans date", due_on=None),
            a_step(
                "Finie l’an passé", state=StepState.DONE, done_on=date(2025, 12, 3), documents="rien", result="reçu"
            ),
            a_step("Finie un jour", state=StepState.DONE, done_on=None),
            a_step(
                "Laissée",
                state=StepState.ABANDONED,
                not_done_reason=NotDoneReason.REFUSED_BY_PERSON,
                result="au printemps",
            ),
            a_step("Inutile", state=StepState.NOT_APPLICABLE),
            a_step("Avec moi", responsible=Responsible.OFFICER, organization="Garderie du coin"),
        ]
    )
    text = text_of(drawn(steps=steps))
    assert in_this_order(text, "Installation", "2 sur 6")  # what is abandoned or does not apply is not counted
    assert in_this_order(
        text, "En route", "30 août 2026", "En cours", "Chez un tiers", "Apporter : formulaire", "En attente"
    )
    assert in_this_order(
        text, "Sans date", "à fixer", "Finie l’an passé", "reçu", "fait le 3 déc.", "2025", "Finie un jour", "fait"
    )
    assert in_this_order(
        text, "Laissée", "Motif : Refusée par la personne", "au printemps", "Abandonnée", "Inutile", "Sans objet"
    )
    assert in_this_order(text, "Avec moi", "Mon agente", "Garderie du coin")
    assert "rien" not in text


def test_objectives_stand_under_their_strand_in_the_order_of_their_horizons():
    objectives = (
        an_objective("Devenir pharmacienne", horizon=Horizon.LONG, position=1),
        an_objective("Trouver un logement", horizon=Horizon.SHORT, position=2),
        an_objective("Lire un bail", strand=Strand.FRENCH, horizon=Horizon.MEDIUM),
    )
    assert in_this_order(
        text_of(drawn(objectives=objectives)),
        "Installation",
        "Objectif à court terme",
        "Trouver un logement",
        "Objectif à long terme",
        "Devenir pharmacienne",
        "Démarche",
        "Francisation",
        "Objectif à moyen terme",
        "Lire un bail",
    )


def test_an_empty_plan_is_one_page_that_says_so_in_each_strand():
    pdf = drawn(steps=(), version=None, signed_on=None, latest_version=0)
    text = text_of(pdf)
    assert len(page_texts(pdf)) == 1
    assert text.count("Aucune démarche dans ce volet pour le moment.") == 4
    assert " sur " not in text
    assert "Avec qui" not in text


def test_a_long_plan_repeats_headings_and_numbers_its_pages():
    texts = page_texts(drawn(steps=in_order(a_step(f"Démarche numéro {n:03}") for n in range(1, 401))))
    assert len(texts) > 10
    for number, text in enumerate(texts, 1):
        assert f"Page {number} de {len(texts)}" in text
        if "Démarche numéro" in text:
            assert "Avec qui" in text
    assert "suite" not in texts[0]
    assert in_this_order(
        texts[1], "Rania Haddad", "Dossier 2026-004498", "Installation", "suite", "Avec qui", "Démarche numéro"
    )
    assert in_this_order("\n".join(texts), *(f"Démarche numéro {n:03}" for n in range(1, 401)))


def test_signatures_never_stand_alone_on_a_page():
    for count in range(1, 40):
        last = page_texts(drawn(steps=in_order(a_step(f"Pas {n}", strand=Strand.COMMUNITY) for n in range(count))))[-1]
        assert f"Pas {count - 1}" in last


@pytest.mark.parametrize("name", NAMES)
def test_names_of_every_script_are_printed_and_can_be_copied(name):
    pdf = drawn(person_name=name, steps=())
    assert name in text_of(pdf).replace("\u200b", "")
    assert "\ufffd" not in text_of(pdf)


@pytest.mark.parametrize("odd", ODD)
def test_nothing_that_people_type_is_interpreted(odd):
    pdf = drawn(
        person_name=odd,
        steps=in_order([a_step(odd, detail=odd, organization=odd, documents=odd)]),
        objectives=(an_objective(odd),),
        programme_name=odd,
    )
    assert (
        squeezed(text_of(pdf)).count(squeezed(odd)) == 8
    )  # name and signature, programme, objective, four of the step
    assert all("/Annots" not in page for page in opened(pdf).pages)


def test_what_cannot_be_printed_leaves_a_visible_sign():
    text = text_of(drawn(steps=in_order([a_step("avant 😀 \x07 \ud83d après"), a_step("\u202eenvers\u202c")])))
    assert in_this_order(text, "avant \ufffd \ufffd \ufffd après", "envers")


def test_a_word_of_four_thousand_letters_is_broken_and_whole():
    pdf = drawn(steps=in_order([a_step("ж" * 4000), a_step("suivante")]))
    assert text_of(pdf).count("ж") == 4000
    assert "suivante" in text_of(pdf)
    assert ink_in_margins(pdf) == []


@pytest.mark.parametrize("field", ["person_name", "programme_name", "office_name", "file_number"])
def test_a_heading_of_any_length_stays_on_the_page(field):
    pdf = drawn(**{field: "ж" * 4000, "version": None})
    assert text_of(pdf).count("ж") >= 4000
    assert ink_in_margins(pdf) == []


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    labels=st.lists(st.tuples(LETTERS, st.sampled_from(Strand), st.sampled_from(StepState)), max_size=25),
    detail=LETTERS,
    paper=st.sampled_from(Paper),
)
def test_every_step_is_printed_in_order_inside_the_margins(labels, detail, paper):
    steps = in_order(a_step(label, strand=strand, state=state, detail=detail) for label, strand, state in labels)
    pdf = drawn(paper, steps=steps)
    ordered = [squeezed(label) for wanted in Strand for label, strand, _ in labels if strand is wanted]
    assert in_this_order(squeezed(text_of(pdf)), *ordered)
    assert ink_in_margins(pdf) == []


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=300), st.text(max_size=60))
def test_no_text_at_all_stops_the_page(text, name):
    pdf = drawn(person_name=name, steps=in_order([a_step(text, detail=text, organization=text)]))
    assert opened(pdf).pages[0].extract_text()


def test_every_font_is_embedded_with_its_letters_and_no_other_is_named():
    pdf = drawn(person_name=" ".join(NAMES))
    fonts = fonts_of(pdf)
    assert len(fonts) >= 6
    for font in fonts.values():
        assert font["/Subtype"] == "/Type0"
        assert "/ToUnicode" in font
        descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
        assert descriptor.get_object()["/FontFile2"].get_object().get_data()[:4] in {b"\x00\x01\x00\x00", b"true"}
    assert b"Helvetica" not in pdf


@pytest.mark.parametrize("turned", ["מצא דירה (3 חדרים)", "شهادة (أصلية) [نسخة]", "(24) «ب»"])
def test_brackets_in_french_are_copied_as_typed_whatever_stands_above_them(turned):
    text = text_of(drawn(steps=in_order([a_step(turned), a_step("Obtenir un numéro (NAS) [carte] «\u00a0oui\u00a0»")])))
    assert "Obtenir un numéro (NAS) [carte] « oui »" in text


def test_metadata_name_nobody_and_the_language_is_told():
    for words, language in ((FRENCH, "fr-CA"), (Words("en"), "en-CA")):
        read = opened(drawn(words=words))
        assert read.root_object["/Lang"] == language
        assert "2026-004498" in str(read.metadata.title)
        said = " ".join(str(value) for value in read.metadata.values())
        assert "Haddad" not in said
        assert "Lavoie" not in said


def test_the_same_sheet_gives_the_same_bytes_whatever_was_drawn_before():
    first = drawn(person_name="نيلوفر हिन्दी")
    drawn(person_name="王伟 Олена", steps=in_order([a_step("مرحبا بكم في كيبك")]))
    assert drawn(person_name="نيلوفر हिन्दी") == first


def test_another_process_gives_the_same_bytes():
    code = (
        "import hashlib; from tests.documents.test_plan_page import drawn;"
        "print(hashlib.sha256(drawn(person_name='نيلوفر')).hexdigest())"
    )
    done = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code], capture_output=True, text=True, check=True, encoding="utf-8"
    )
    assert done.stdout.strip() == hashlib.sha256(drawn(person_name="نيلوفر")).hexdigest()


class BracedWords(Words):
    """Pseudo words in brackets for which the page has letters."""

    def _out(self, text: str) -> str:
        return f"{{{text}}}" if text else text


def test_every_word_on_the_page_comes_from_wording_or_from_the_sheet():
    steps = [a_step("", organization="", detail="", documents="x", state=state) for state in StepState]
    sheet = a_plan_sheet(
        person_name="",
        programme_name="",
        officer=an_officer(name="", phone="", office=""),
        office_name="",
        office_phone="",
        version=None,
        steps=in_order(steps),
        objectives=(an_objective(""),),
    )
    said = "".join(page_texts(draw_plan(sheet, BracedWords("fr"), Paper.LETTER)))
    assert squeezed(outside(said.translate(str.maketrans("{}", OPENS + CLOSES)))) == ""


def test_a_strand_never_ends_a_page_with_its_heading_and_objective() -> None:
    for filling in range(14, 34):
        steps = [a_step(f"Démarche {number}", id=number, position=number) for number in range(1, filling)]
        steps.append(a_step("Passer le test de classement", id=99, strand=Strand.FRENCH))
        objective = an_objective("Parler français au quotidien", strand=Strand.FRENCH)
        pages = page_texts(drawn(steps=tuple(steps), objectives=(objective,)))
        (here,) = [text for text in pages if "Parler français au quotidien" in text]
        assert "Passer le test de classement" in here
