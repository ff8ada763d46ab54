"""Types as a person does: one key event a letter (QTest.keyClicks aborts the interpreter on an accent)."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

KEYS = {
    "Enter": Qt.Key.Key_Return,
    "Esc": Qt.Key.Key_Escape,
    "Tab": Qt.Key.Key_Tab,
    "Backtab": Qt.Key.Key_Backtab,
    "Up": Qt.Key.Key_Up,
    "Down": Qt.Key.Key_Down,
    "Left": Qt.Key.Key_Left,
    "Right": Qt.Key.Key_Right,
    "Delete": Qt.Key.Key_Delete,
    "Backspace": Qt.Key.Key_Backspace,
    "Space": Qt.Key.Key_Space,
    "Home": Qt.Key.Key_Home,
    "End": Qt.Key.Key_End,
    "F1": Qt.Key.Key_F1,
    "F3": Qt.Key.Key_F3,
}
MODIFIERS = {
    "Ctrl": Qt.KeyboardModifier.ControlModifier,
    "Shift": Qt.KeyboardModifier.ShiftModifier,
    "Alt": Qt.KeyboardModifier.AltModifier,
}


class Keyboard:
    """A keyboard; what it types goes to the widget with the focus, or to ``target``."""

    def type(self, text: str, target: QWidget | None = None) -> None:
        """Type letter by letter, any script."""
        for letter in text:
            receiver = self._receiver(target)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QCoreApplication.sendEvent(receiver, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    def press(self, name: str, target: QWidget | None = None) -> None:
        """Press one key, or several together: "Enter", "Ctrl+Z", "Ctrl+Shift+P". Shortcuts of the window work."""
        *held, key = name.removesuffix("++").split("+") + ["+"] * name.endswith("++")
        modifiers = Qt.KeyboardModifier.NoModifier
        for modifier in held:
            modifiers |= MODIFIERS[modifier]
        QTest.keyClick(self._receiver(target), KEYS[key] if key in KEYS else Qt.Key(ord(key.upper())), modifiers)

    @staticmethod
    def _receiver(target: QWidget | None) -> QWidget:
        popup = QApplication.activePopupWidget()
        in_popup = (popup.focusWidget() or popup) if popup else None
        receiver = target or in_popup or QApplication.focusWidget() or QApplication.activeWindow()
        assert receiver is not None, "nothing has the focus"
        return receiver
