"""Which steps are chosen, as in any list: one is current, Shift extends from the anchor, Ctrl adds and takes away."""

from collections.abc import Sequence


class StepSelection:
    """The chosen steps of an order that may change under it; the current one is where the keyboard stands."""

    def __init__(self) -> None:
        self._order: tuple[int, ...] = ()
        self._chosen: set[int] = set()
        self._anchor: int | None = None
        self.current: int | None = None

    @property
    def chosen(self) -> tuple[int, ...]:
        """The chosen steps, in the order shown."""
        return tuple(step for step in self._order if step in self._chosen)

    def holds(self, step: int) -> bool:
        """Whether a step is chosen."""
        return step in self._chosen

    def show(self, order: Sequence[int]) -> None:
        """The steps that can be chosen, in their order. What is gone is chosen no more; its neighbour is current."""
        before, self._order = self._order, tuple(order)
        known = set(self._order)
        if self.current is not None and self.current not in known:
            place = before.index(self.current) if self.current in before else 0
            after = [step for step in (*before[place:], *reversed(before[:place])) if step in known]
            self.current = after[0] if after else None
            self._chosen = {self.current} if self.current is not None and not self._chosen & known else self._chosen
        self._chosen &= known
        if self._anchor not in known:
            self._anchor = self.current

    def choose(self, step: int) -> None:
        """Choose one step and no other."""
        self._chosen, self._anchor, self.current = {step}, step, step

    def choose_many(self, steps: Sequence[int]) -> None:
        """Choose these steps and no others; the first becomes current."""
        self._chosen = set(steps)
        self._anchor = self.current = next((step for step in self._order if step in self._chosen), None)

    def extend_to(self, step: int) -> None:
        """Choose all from the anchor to a step."""
        anchor = step if self._anchor is None else self._anchor
        first, last = sorted((self._order.index(anchor), self._order.index(step)))
        self._chosen, self._anchor, self.current = set(self._order[first : last + 1]), anchor, step

    def toggle(self, step: int) -> None:
        """Choose a step as well, or no more."""
        self._chosen ^= {step}
        self._anchor = self.current = step

    def choose_all(self) -> None:
        """Choose every step."""
        self._chosen = set(self._order)

    def clear(self) -> None:
        """Choose nothing; the keyboard stays where it is."""
        self._chosen = set()

    def go(self, away: int, *, extend: bool = False) -> int | None:
        """Go ``away`` steps down (or up), to the first or last at most; answers where."""
        if not self._order:
            return None
        if self.current is None:
            there = self._order[0] if away > 0 else self._order[-1]
        else:
            place = self._order.index(self.current) + away
            there = self._order[max(0, min(place, len(self._order) - 1))]
        if extend:
            self.extend_to(there)
        else:
            self.choose(there)
        return there
