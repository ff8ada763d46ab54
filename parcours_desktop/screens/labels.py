"""Address labels or envelopes for the cases of a list: which sheet, from which place, and who has no address."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from parcours_desktop.commands.desk import Desk
from parcours_desktop.commands.issues import RecordIssues
from parcours_desktop.documents.envelope_page import draw_envelopes
from parcours_desktop.documents.label_page import PAPERS, draw_labels
from parcours_desktop.documents.paper import Envelope, Paper
from parcours_desktop.domain.refusal import Refusal
from parcours_desktop.domain.service_codes import Audience, DocumentKind
from parcours_desktop.domain.service_rows import Issued, NewIssue
from parcours_desktop.queries.labels import labels_of
from parcours_desktop.screens.fields import Choice, Field, FieldKind, FieldValue, Form, Section, Width
from parcours_desktop.screens.printouts import Fingerprint, Naming, Printout
from parcours_desktop.wording.marked import marked
from parcours_desktop.wording.words import Words

NAMED_AT_MOST = 5
PROVINCE_NAME = "Québec"
ENVELOPES = {Envelope.TEN.name: marked("Enveloppes n\u00ba\u00a010"), Envelope.DL.name: marked("Enveloppes DL")}
FORM = Form(
    (
        Section(
            "",
            (
                Field("grid", marked("Feuille"), FieldKind.CHOICE, required=True, choices="grids", width=Width.FULL),
                Field("first", marked("Première étiquette libre"), FieldKind.INTEGER, required=True, minimum=1,
                      maximum=99, help=marked("De gauche à droite, puis de haut en bas.")),
            ),
        ),
    )
)  # fmt: skip


class LabelsScreen:
    """Asks and draws; ``labels`` are those of the cases that have an address, one for each household."""

    def __init__(self, desk: Desk, words: Words, ids: Sequence[int], paper: Paper = Paper.LETTER) -> None:
        self._desk, self._words, self._paper = desk, words, paper
        self._grids = {grid.code: grid for grid in desk.reference.label_grids}
        with desk.reading() as file:
            self.labels, self._left = labels_of(file, ids)

    @property
    def left(self) -> str:
        """Who has no label, by file number: a sentence; "" when everybody has one."""
        if not self._left:
            return ""
        numbers = ", ".join(self._left[:NAMED_AT_MOST])
        shown = numbers + ("…" if len(self._left) > NAMED_AT_MOST else "")
        return self._words.many(
            "{n} dossier sans adresse, laissé\u00a0: {numbers}",
            "{n} dossiers sans adresse, laissés\u00a0: {numbers}",
            len(self._left),
            numbers=shown,
        )

    @property
    def title(self) -> str:
        """What the dialog is about."""
        return self._words.many("Imprimer {n} étiquette", "Imprimer {n} étiquettes", len(self.labels))

    def choices(self, _source: str) -> tuple[Choice, ...]:
        """The sheets, those of the usual paper first."""
        words = self._words
        own = sorted(self._grids.values(), key=lambda grid: PAPERS[grid.paper] is not self._paper)
        sheets = tuple(
            Choice(grid.code, words("{code}\u00a0: {n} étiquettes par feuille", code=grid.code, n=grid.places))
            for grid in own
        )
        return *sheets, *(Choice(code, words(ENVELOPES[code])) for code in ENVELOPES)

    def proposed(self) -> dict[str, FieldValue]:
        """The usual sheet, unused."""
        return {"grid": self.choices("grids")[0].code, "first": 1}

    def refusals(self, values: Mapping[str, Any]) -> tuple[Refusal, ...]:
        """What of the answers cannot be."""
        if values["grid"] in ENVELOPES:
            return ()
        places = self._grids[str(values["grid"])].places
        first = values.get("first")
        if not isinstance(first, int) or not 1 <= first <= places:
            return (Refusal("no_such_label", "first", {"most": places}),)
        return ()

    def printout(self, values: Mapping[str, Any]) -> Printout:
        """The sheets, ready to be drawn."""
        words, today = self._words, self._desk.clock.today()
        if values["grid"] in ENVELOPES:
            envelope = Envelope[str(values["grid"])]
            draw_each = partial(draw_envelopes, self.labels, self._sender, Words("fr"), envelope)
            naming = Naming(words("enveloppes"), on=today)
            recorded = partial(self._record, DocumentKind.ENVELOPES)
            return Printout(words("enveloppes.pdf"), envelope, draw_each, naming=naming, recorded=recorded)
        grid = self._grids[str(values["grid"])]
        draw: Callable[[], bytes] = partial(draw_labels, self.labels, Words("fr"), grid, int(values["first"]))
        naming = Naming(words("etiquettes"), on=today)
        recorded = partial(self._record, DocumentKind.LABELS)
        return Printout(words("etiquettes.pdf"), PAPERS[grid.paper], draw, naming=naming, recorded=recorded)

    @property
    def _sender(self) -> tuple[str, ...]:
        """The programme, the office and where it is."""
        reference, user = self._desk.reference, self._desk.user
        office = reference.office(user.office)
        lines = (reference.programme_name(self._desk.clock.today()), office.name if office else user.office)
        return (*lines, f"{office.city} ({PROVINCE_NAME})") if office and office.city else lines

    def _record(self, kind: DocumentKind, printed: Fingerprint) -> None:
        cases = (case_id for label in self.labels for case_id in label.cases)
        new = (NewIssue(kind, case_id, Audience.OFFICE) for case_id in cases)
        self._desk.do(RecordIssues(tuple(Issued(one, printed.sha256, printed.pages) for one in new)))
