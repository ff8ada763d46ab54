"""What stands in the place of an empty list of cases: why it is empty, and what to do next."""

from functools import partial

from PySide6.QtCore import Signal

from parcours_desktop.screens.case_list import CaseListScreen
from parcours_desktop.ui.surroundings import Surroundings
from parcours_desktop.ui.widgets.empty_state import EmptyState


class NothingHere(EmptyState):
    """No case is in the list. ``clear_wanted``: take the filters away; ``search_done``: take the search away."""

    clear_wanted = Signal()
    search_done = Signal()

    def __init__(self, screen: CaseListScreen, around: Surroundings) -> None:
        words = around.words
        super().__init__(around.look, "inbox", words("Aucun dossier ici"), " ", words("Enlever tous les filtres"))
        self._screen, self._words = screen, words
        self._is_found_nowhere = False
        self.wanted.connect(self._on_wanted)

    def draw(self) -> None:
        """Say why, and what to do."""
        words, typed = self._words, self._screen.filter.text.strip()
        elsewhere = self._screen.found_elsewhere if typed else 0
        self._is_found_nowhere = bool(typed) and not elsewhere
        if self._is_found_nowhere:
            title = words("Rien ne correspond à «\u00a0{typed}\u00a0»", typed=typed)
            said = words("Essayez un autre nom, un numéro, un téléphone ou un courriel; ou ouvrez un nouveau dossier.")
        elif typed:
            title = words("Rien ici ne correspond à «\u00a0{typed}\u00a0»", typed=typed)
            said = words.many(
                "{n} dossier y correspond hors de ces filtres.",
                "{n} dossiers y correspondent hors de ces filtres.",
                elsewhere,
            )
        else:
            title = words("Aucun dossier ici")
            said = words("Enlevez un filtre, ou choisissez une autre vue.")
        self.title.setText(title)
        self.sentence.setText(said)
        self.button.setText(
            words("Effacer la recherche") if self._is_found_nowhere else words("Enlever tous les filtres")
        )

    def _on_wanted(self) -> None:
        (self.search_done if self._is_found_nowhere else self.clear_wanted).emit()


class Beginning(EmptyState):
    """The office has no case yet: its first list is to be brought in."""

    def __init__(self, around: Surroundings) -> None:
        words = around.words
        super().__init__(
            around.look,
            "file-input",
            words("Bienvenue dans votre bureau"),
            words("Importez la liste des arrivées que le ministère vous a remise, ou ouvrez un premier dossier."),
            words("Importer une liste…"),
            primary=True,
        )
        self.wanted.connect(partial(around.actions.run, "import_list"))
