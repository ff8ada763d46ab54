"""A search through the pages that are looked at: from the page in sight to the end, then from the beginning."""

from bisect import insort
from collections.abc import Callable

from parcours_desktop.documents.preview import pages_letters
from parcours_desktop.screens.page_words import Hit, hits_in, wanted
from parcours_desktop.wording.words import Words

AT_ONCE = 20  # pages read between two drawings, so that the window goes on being drawn


class PageSearch:
    """What is looked for and where it was found. ``current`` is the find that one stands on."""

    def __init__(self) -> None:
        self.needle = ""
        self.hits: list[Hit] = []
        self.current: Hit | None = None
        self._left: list[int] = []
        self._letters: dict[int, str] = {}
        self._round = 0

    @property
    def is_over(self) -> bool:
        """Whether every page was read."""
        return not self._left

    def forget_pages(self) -> None:
        """The pages say something else now."""
        self._letters = {}

    def look_for(self, typed: str, pages: int, first: int) -> None:
        """Begin anew, from page ``first`` of so many."""
        self.needle = wanted(typed)
        self.hits, self.current = [], None
        self._round += 1
        self._left = [*range(first, pages), *range(first)] if self.needle else []

    def reading(self, pdf: bytes) -> Callable[..., tuple[int, dict[int, str], list[Hit]]]:
        """Work for the worker thread: read the next pages. Its answer goes to ``take``."""
        pages, known, needle, number = tuple(self._left[:AT_ONCE]), self._letters, self.needle, self._round

        def read(*_progress: object) -> tuple[int, dict[int, str], list[Hit]]:
            unread = [page for page in pages if page not in known]
            found = dict(zip(unread, pages_letters(pdf, unread), strict=True))
            hits = [hit for page in pages for hit in hits_in(known.get(page) or found.get(page, ""), page, needle)]
            return number, found, hits

        return read

    def take(self, answer: tuple[int, dict[int, str], list[Hit]]) -> Hit | None:
        """Keep what was read; answers the find to go to, if it is the first one."""
        number, letters, hits = answer
        self._letters.update(letters)
        if number != self._round:
            return None
        self._left = self._left[AT_ONCE:]
        for hit in hits:
            insort(self.hits, hit, key=_order)
        if self.current is None and hits:
            self.current = hits[0]
            return self.current
        return None

    def step(self, away: int) -> Hit | None:
        """Go to the next find (1) or the one before (-1); after the last comes the first."""
        if not self.hits:
            return None
        place = self.hits.index(self.current) if self.current is not None else -1
        self.current = self.hits[(place + away) % len(self.hits)]
        return self.current

    def on_page(self, page: int) -> list[Hit]:
        """What was found on a page."""
        return [hit for hit in self.hits if hit.page == page]

    def said(self, words: Words) -> str:
        """« 3 sur 12 »; « Aucun résultat » once every page was read; "" when nothing is looked for."""
        if not self.needle:
            return ""
        if self.current is None:
            return words("Aucun résultat") if self.is_over else words("Recherche…")
        return words("{place} sur {count}", place=self.hits.index(self.current) + 1, count=len(self.hits))


def _order(hit: Hit) -> tuple[int, int]:
    return hit.page, hit.first
