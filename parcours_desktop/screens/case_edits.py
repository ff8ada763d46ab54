"""What a form holds that is not written yet: values by field, whole merge units, and what the form had seen."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from parcours_desktop.domain.refusal import Refusal, Refused

Write = Callable[[dict[str, Any], int], object]


class Edits:
    """The edits of one form. ``write(columns, seen)`` runs the command; its refusals stay with the fields concerned.

    A value that was refused stays pending and is tried again with the next one: two dates that contradict what is
    written but not each other can be typed one after the other.
    """

    def __init__(self, units: Mapping[str, Sequence[str]]) -> None:
        self._units = {name: unit for unit, names in units.items() for name in names}
        self._names = {unit: tuple(names) for unit, names in units.items()}
        self._loaded: dict[str, Any] = {}
        self._seen = 0
        self._since: dict[str, int] = {}
        self._pending: dict[str, Any] = {}
        self._refusals: dict[str, tuple[Refusal, ...]] = {}

    def load(self, values: Mapping[str, Any], seen: int) -> None:
        """What is written now, and the position in the journal at which it was read."""
        self._loaded = dict(values)
        self._seen = seen

    def forget(self) -> None:
        """Let go of everything pending: the form shows something else."""
        self._pending.clear()
        self._since.clear()
        self._refusals.clear()

    def typing(self, name: str) -> None:
        """A field is being typed in: what it showed until now is what its edit will replace."""
        self._since.setdefault(self._units[name], self._seen)

    def value(self, name: str) -> Any:
        """What the form holds in a field."""
        return self._pending.get(name, self._loaded.get(name))

    def hold(self, name: str, value: Any) -> None:
        """Put a value into a field without writing it yet: it goes with the next one of its unit."""
        self._pending[name] = value

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What was refused and is still there, each once."""
        said = (refusal for refusals in self._refusals.values() for refusal in refusals)
        return tuple({(refusal.code, refusal.field): refusal for refusal in said}.values())

    @property
    def pending(self) -> Mapping[str, Any]:
        """Values that the form holds and that are not written."""
        return self._pending

    def put(self, name: str, value: Any, write: Write) -> bool:
        """Write one value, with whatever was refused before; True when it was written. ``Trouble`` passes."""
        self._pending[name] = value
        mine = self._units[name]
        waiting = tuple(dict.fromkeys(self._units[pending] for pending in self._pending))
        if len(waiting) > 1 and not self._try(waiting, write):
            return True
        refused = self._try((mine,), write)
        if refused:
            self._refusals[mine] = refused
        return not refused

    def _try(self, units: tuple[str, ...], write: Write) -> tuple[Refusal, ...]:
        columns = {name: self.value(name) for unit in units for name in self._names[unit]}
        seen = min(self._since.get(unit, self._seen) for unit in units)
        try:
            write(columns, seen)
        except Refused as refused:
            return refused.refusals
        for unit in units:
            self._since.pop(unit, None)
            self._refusals.pop(unit, None)
            for name in self._names[unit]:
                self._pending.pop(name, None)
        return ()
