"""How a screen says that something happened, without Qt: ``self.changed = Signal[()]()``, ``changed.connect(draw)``.

Listeners that are methods are held weakly: a closed panel hears nothing more and is not kept alive. Functions and
other callables are held until ``disconnect``. Listeners are called in the order in which they connected, in the thread
that notifies.
"""

from collections.abc import Callable
from inspect import ismethod
from typing import Generic, TypeVarTuple, cast
from weakref import WeakMethod

Said = TypeVarTuple("Said")


class Signal(Generic[*Said]):
    """Something that can be heard: ``Signal[int]()`` tells one whole number, ``Signal[()]()`` only that it happened."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[], Callable[[*Said], object] | None]] = []

    def connect(self, listener: Callable[[*Said], object]) -> None:
        """Call ``listener`` from now on; a listener that is connected already is not called twice."""
        if any(held() == listener for held in self._listeners):
            return
        if ismethod(listener):
            self._listeners.append(cast("Callable[[], Callable[[*Said], object] | None]", WeakMethod(listener)))
        else:
            self._listeners.append(_Held(listener))

    def disconnect(self, listener: Callable[[*Said], object]) -> None:
        """Call ``listener`` no more; unknown listeners are ignored."""
        self._listeners = [held for held in self._listeners if held() != listener]

    def emit(self, *said: *Said) -> None:
        """Tell every listener that is still there."""
        for held in tuple(self._listeners):
            listener = held()
            if listener is not None:
                listener(*said)
        self._listeners = [held for held in self._listeners if held() is not None]


class _Held(Generic[*Said]):
    def __init__(self, listener: Callable[[*Said], object]) -> None:
        self._listener = listener

    def __call__(self) -> Callable[[*Said], object]:
        return self._listener
