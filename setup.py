"""What goes into the wheel: every room, and resources/ as parcours_desktop/_resources. All the rest: pyproject.toml."""

from pathlib import Path

from setuptools import find_namespace_packages, setup

SOURCE = Path("resources")
ROOM = "parcours_desktop._resources"

folders = [SOURCE, *sorted(path for path in SOURCE.rglob("*") if path.is_dir() and path.name != "__pycache__")]
resources = [".".join((ROOM, *folder.relative_to(SOURCE).parts)) for folder in folders]

setup(
    packages=[*find_namespace_packages(include=["parcours_desktop*"]), *resources],
    package_dir={ROOM: str(SOURCE)},
    package_data={name: ["*"] for name in resources},
    exclude_package_data={"": ["*.pyc"]},
)
