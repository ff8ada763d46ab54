"""The text that is chosen on the pages that are looked at, by mouse or by keys, across pages."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from parcours_desktop.documents.preview import PageText, pages_letters
from parcours_desktop.screens.page_words import (
    Hit,
    Place,
    copied,
    letter_at,
    line_beyond,
    next_word,
    word_at,
    word_before,
)

_START = Place(0, 0)
_END = 10**9  # past every letter of a page


@dataclass(frozen=True, slots=True)
class PageChoice:
    """From ``anchor`` to ``head``, which moves; both the same: nothing is chosen."""

    anchor: Place = _START
    head: Place = _START

    @property
    def is_empty(self) -> bool:
        """Whether nothing is chosen."""
        return self.anchor == self.head

    @classmethod
    def everything(cls, pages: int) -> "PageChoice":
        """All that the pages say."""
        return cls(Place(0, 0), Place(max(0, pages - 1), _END))

    @classmethod
    def of_hit(cls, hit: Hit) -> "PageChoice":
        """What a search found."""
        return cls(Place(hit.page, hit.first), Place(hit.page, hit.last))

    @classmethod
    def word(cls, page: int, text: PageText, x: float, y: float) -> "PageChoice":
        """The word at a point of a page."""
        first, last = word_at(text.letters, letter_at(text, x, y))
        return cls(Place(page, first), Place(page, last))

    def to(self, head: Place) -> "PageChoice":
        """As far as another place."""
        return PageChoice(self.anchor, head)

    def on_page(self, page: int) -> tuple[int, int] | None:
        """What is chosen of a page: from a letter up to another, which is not one of them (and may lie past the end)."""
        first, last = sorted((self.anchor, self.head))
        if self.is_empty or not first.page <= page <= last.page:
            return None
        return (first.letter if page == first.page else 0), (last.letter if page == last.page else _END)

    def moved(self, texts: Mapping[int, PageText], pages: int, *, by: str) -> "PageChoice":
        """One end moved by keys: ``by`` is letter, word, line or edge, after a + or a -. Stays where the text is unknown."""
        page = self.head.page
        text = texts.get(page)
        if text is None:
            return self
        here, forward = min(self.head.letter, len(text.letters)), by[0] == "+"
        match by[1:]:
            case "letter":
                there: int | None = here + (1 if forward else -1)
            case "word":
                there = next_word(text.letters, here) if forward else word_before(text.letters, here)
                there = None if there == here else there
            case "line":
                there = line_beyond(text, here, 1 if forward else -1)
            case _:
                there = len(text.letters) if forward else 0
        if there is not None and 0 <= there <= len(text.letters):
            return self.to(Place(page, there))
        if forward:
            return self.to(Place(page + 1, 0)) if page + 1 < pages else self.to(Place(page, len(text.letters)))
        return self.to(Place(page - 1, _END)) if page else self.to(Place(0, 0))

    def copying(self, pdf: bytes) -> Callable[..., str]:
        """Work for the worker thread: the chosen text, in the order in which it is read."""
        pages = range(min(self.anchor, self.head).page, max(self.anchor, self.head).page + 1)

        def copy(*_progress: object) -> str:
            parts = []
            for page, letters in zip(pages, pages_letters(pdf, pages), strict=True):
                first, last = self.on_page(page) or (0, 0)
                parts.append(letters[first:last])
            return copied(parts)

        return copy
