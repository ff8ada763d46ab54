"""The papers of a case as a menu: what can be printed opens in the preview; what cannot says why."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMenu, QWidget

from parcours_desktop.domain.refusal import Refused
from parcours_desktop.screens.case_papers import CasePapers, PaperEntry
from parcours_desktop.ui.page_output import PageOutput
from parcours_desktop.ui.surroundings import Surroundings


class PapersMenu(QObject):
    """``papers`` gives those of the case that is open, None while none is."""

    def __init__(self, window: QWidget, around: Surroundings, papers: Callable[[], CasePapers | None]) -> None:
        super().__init__(window)
        self._window, self._around, self._papers = window, around, papers
        self.output = PageOutput(around, window)
        around.actions.bind("case_papers", window, self._on_asked)

    def menu(self, parent: QWidget) -> QMenu:
        """« Imprimer un document » with a line for each paper."""
        made = QMenu(self._around.words("Imprimer un document"), parent)
        papers = self._papers()
        for entry in papers.entries() if papers else ():
            line = made.addAction(entry.label)
            line.setObjectName(entry.key)
            line.triggered.connect(partial(self._on_chosen, entry))
        return made

    def join(self, menu: QMenu, before: str) -> QMenu:
        """Put the papers into a menu, above one of its actions."""
        papers = self.menu(menu)
        place = next((action for action in menu.actions() if action.objectName() == before), None)
        if place is None:
            menu.addMenu(papers)
        else:
            menu.insertMenu(place, papers)
        return papers

    def _on_asked(self) -> None:
        self.menu(self._window).popup(self._window.mapToGlobal(self._window.rect().center()))

    def _on_chosen(self, entry: PaperEntry, _checked: bool = False) -> None:
        words = self._around.words
        try:
            page = entry.make()
        except Refused as refused:
            self._around.notices.mind(" ".join(map(words.refusal, refused.refusals)))
            return
        self.output.show(page)
