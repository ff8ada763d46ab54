"""Reading of the rules of Objectif Intégration (``programme.toml``), one for each period."""

from typing import Any

from parcours_desktop.domain.integration_course import IntegrationRule
from parcours_desktop.domain.service_codes import CoursePart
from parcours_desktop.system.reference_tables import read_tree


def integration_rules() -> tuple[IntegrationRule, ...]:
    """The rules by period. A field or part missing or unknown is an error of the table (``TypeError``, ``ValueError``)."""
    return tuple(map(_rule, read_tree("programme")["integration_courses"]))


def _rule(row: dict[str, Any]) -> IntegrationRule:
    parts = {CoursePart(name): minutes for name, minutes in row["parts"].items()}
    return IntegrationRule(**row | {"parts": parts})
