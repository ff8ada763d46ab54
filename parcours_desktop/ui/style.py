"""From tokens to Qt: the style sheet (``resources/style/parcours.qss``) and the palette of a theme."""

from dataclasses import asdict
from pathlib import Path
from string import Template

from PySide6.QtGui import QColor, QFontDatabase, QPalette

from parcours_desktop.ui.theme import Theme

DRAWINGS = ("check", "chevron_down", "chevron_up", "dot", "minus", "tick")


def sheet(theme: Theme, folder: Path) -> str:
    """The whole style sheet of ``theme``; ``folder`` holds ``parcours.qss`` and one folder of small drawings per theme."""
    values = {name: str(value) for name, value in asdict(theme).items()}
    for drawing in DRAWINGS:
        values[drawing] = (folder / theme.name / f"{drawing}.svg").as_posix()
    return Template((folder / "parcours.qss").read_text(encoding="utf-8")).substitute(values)


def palette(theme: Theme) -> QPalette:
    """The palette of ``theme`` for what Qt draws itself (selections, links, disabled text, placeholders)."""
    roles = QPalette.ColorRole
    drawn = QPalette()
    for role, colour in (
        (roles.Window, theme.background),
        (roles.WindowText, theme.text),
        (roles.Base, theme.field),
        (roles.AlternateBase, theme.hover),
        (roles.Text, theme.text),
        (roles.Button, theme.surface),
        (roles.ButtonText, theme.text),
        (roles.Highlight, theme.selection),
        (roles.HighlightedText, theme.text),
        (roles.Accent, theme.blue_piv),
        (roles.Link, theme.blue_piv),
        (roles.LinkVisited, theme.blue_piv),
        (roles.ToolTipBase, theme.text),
        (roles.ToolTipText, theme.background),
        (roles.PlaceholderText, theme.grey_medium),
        (roles.Light, theme.surface),
        (roles.Midlight, theme.hairline),
        (roles.Mid, theme.grey_light),
        (roles.Dark, theme.grey_regular),
        (roles.Shadow, theme.shadow),
    ):
        drawn.setColor(role, QColor(colour))
    for role in (roles.WindowText, roles.Text, roles.ButtonText):
        drawn.setColor(QPalette.ColorGroup.Disabled, role, QColor(theme.grey_regular))
    return drawn


def load_fonts(folder: Path) -> tuple[str, ...]:
    """Make the bundled fonts known to Qt; returns the families found (none if the folder is absent)."""
    families: list[str] = []
    for file in sorted(folder.rglob("*.[to]tf")):
        number = QFontDatabase.addApplicationFont(str(file))
        families.extend(QFontDatabase.applicationFontFamilies(number) if number >= 0 else ())
    return tuple(dict.fromkeys(families))
