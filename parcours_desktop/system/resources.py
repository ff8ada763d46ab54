"""Where the program's own files lie: icons, fonts, catalogues, reference tables."""

import sys
from pathlib import Path

import parcours_desktop


def resource_path(name: str) -> Path:
    """The path of a resource by its name with slashes (``fonts/OpenSans-Regular.ttf``), wherever the program runs from.

    Three places: a frozen program's folder, the wheel's ``_resources``, the ``resources`` folder of a checkout.
    """
    package = Path(parcours_desktop.__file__).parent
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen is not None:
        return Path(frozen) / "parcours_desktop" / "_resources" / name
    packed = package / "_resources"
    return (packed if packed.is_dir() else package.parent / "resources") / name
