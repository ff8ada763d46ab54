"""What can be done from the list of cases: give cases to an officer, export, columns, views, two people told apart."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal

from parcours_desktop.domain.progress import Progress
from parcours_desktop.domain.refusal import Refusal, Refused, Trouble
from parcours_desktop.screens.case_lines import COLUMNS
from parcours_desktop.screens.case_list import LONG, CaseListScreen
from parcours_desktop.screens.fields import Choice
from parcours_desktop.ui.case_list_naming import ViewNameDialog
from parcours_desktop.ui.questions import LIST_FILTERS
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.choice_popup import ChoicePopup
from parcours_desktop.ui.widgets.table_view import TableView

NOBODY_CODE = "-"


class CaseListActs(QObject):
    """Asks what has to be asked, and has the screen do it; ``view`` tells which cases are chosen.

    ``printing_wanted`` and ``labels_wanted`` tell the cases to print, in the order of the list.
    """

    printing_wanted = Signal(object)
    labels_wanted = Signal(object)

    def __init__(self, screen: CaseListScreen, around: Surroundings, view: TableView) -> None:
        super().__init__(view)
        self._screen, self._around, self._view = screen, around, view

    def assign(self) -> None:
        """Give the chosen cases to somebody."""
        ids = self._view.chosen_ids()
        if not ids:
            return
        choices = [Choice(login or NOBODY_CODE, name) for login, name in self._screen.receivers]
        popup = ChoicePopup(self._around.look, self._around.words, choices, (), single=True, parent=self._view)
        popup.chosen.connect(partial(self._on_officer, ids))
        popup.open_at(self._view.mapToGlobal(QPoint(120, 80)))

    def export(self) -> None:
        """Write the list, or the chosen cases when they are several, with the columns shown."""
        words = self._around.words
        ids = self._ids()
        filters = LIST_FILTERS.format(xlsx=words("Classeur Excel"), csv=words("Liste CSV"))
        title = words.many("Exporter {n} dossier", "Exporter {n} dossiers", len(ids))
        self._around.questions.save_file(
            self._view.window(), title, words("dossiers.xlsx"), filters, partial(self._on_export_to, ids)
        )

    def print_cases(self) -> None:
        """Print a document for each case of the list, or of the chosen cases when they are several."""
        ids = self._ids()
        if ids:
            self.printing_wanted.emit(ids)

    def print_labels(self) -> None:
        """Print address labels for the cases of the list, or the chosen ones when they are several."""
        ids = self._ids()
        if ids:
            self.labels_wanted.emit(ids)

    def choose_columns(self) -> None:
        """Choose which columns are shown."""
        words, look = self._around.words, self._around.look
        choices = [Choice(column.key, words(column.title)) for column in COLUMNS]
        shown = [column.key for column in self._screen.columns()]
        popup = ChoicePopup(look, words, choices, shown, single=False, parent=self._view)
        popup.chosen.connect(self._on_columns)
        popup.open_at(self._view.mapToGlobal(QPoint(0, self._view.horizontalHeader().height())))

    def save_view(self) -> None:
        """Keep the filter under a name."""
        dialog = ViewNameDialog(self._view.window(), self._around)
        dialog.given.connect(self._screen.save_view)
        self._around.questions.show(dialog)

    def dismiss(self, case_id: int, other: int) -> None:
        """Say that two cases are two people's, for a reason."""
        words = self._around.words
        self._around.questions.reason(
            self._view.window(),
            words("Ce sont deux personnes"),
            words("Ces deux dossiers ne seront plus montrés comme un doublon probable."),
            words("Écarter le doublon"),
            self._screen.dismissal_reasons,
            partial(self._on_apart, case_id, other),
        )

    def _ids(self) -> tuple[int, ...]:
        """The chosen cases when they are several, else those of the list, in its order."""
        chosen = self._view.chosen_ids()
        return chosen if len(chosen) > 1 else tuple(self._screen.ids)

    def _on_apart(self, case_id: int, other: int, reason: str, _remark: str) -> None:
        if self._screen.dismiss(case_id, other, reason):
            self._done(self._around.words("Doublon écarté"))

    def _on_officer(self, ids: tuple[int, ...], codes: tuple[str, ...]) -> None:
        officer = "" if codes[0] == NOBODY_CODE else codes[0]
        if self._screen.assign(ids, officer):
            self._done(self._around.words.many("{n} dossier attribué", "{n} dossiers attribués", len(ids)))

    def _on_columns(self, keys: tuple[str, ...]) -> None:
        wanted = [column.key for column in COLUMNS if column.key in keys]
        if "name" in wanted:
            self._screen.keep_columns(wanted)

    def _done(self, said: str) -> None:
        self._around.notices.done(said, undo=partial(self._around.actions.run, "undo"))

    # Export

    def _on_export_to(self, ids: tuple[int, ...], path: Path) -> None:
        write = partial(self._screen.export, path, ids, [column.key for column in self._screen.columns()])
        if len(ids) >= LONG:
            work = self._around.background.run(
                write,
                done=partial(self._on_exported, path, len(ids)),
                refused=self._on_refused,
                troubled=self._on_troubled,
                cancelled=self._on_cancelled,
            )
            self._around.notices.work(self._around.words("Exportation de la liste"), work)
            return
        try:
            write(Progress())
        except Refused as refused:
            self._on_refused(refused.refusals)
        except Trouble as trouble:
            self._on_troubled(trouble)
        else:
            self._on_exported(path, len(ids))

    def _on_exported(self, path: Path, count: int, _nothing: object = None) -> None:
        words = self._around.words
        said = words.many(
            "{n} dossier exporté\u00a0: {name}", "{n} dossiers exportés\u00a0: {name}", count, name=path.name
        )
        self._around.notices.done(said)

    def _on_refused(self, refusals: tuple[Refusal, ...]) -> None:
        self._around.notices.failed(" ".join(map(self._around.words.refusal, refusals)))

    def _on_troubled(self, trouble: Trouble) -> None:
        self._around.notices.failed(self._around.words.trouble(trouble))

    def _on_cancelled(self) -> None:
        self._around.notices.told(self._around.words("Exportation arrêtée\u00a0: aucun fichier n’a été écrit."))
