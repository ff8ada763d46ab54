"""Every code of the programme has a name in French and in English."""

import dataclasses
import pkgutil
from enum import StrEnum
from importlib import import_module

import parcours_desktop.domain
import pytest
from parcours_desktop.domain import codes
from parcours_desktop.system import settings
from parcours_desktop.wording.field_names import FIELD_NAMES
from parcours_desktop.wording.labels import LABELS
from parcours_desktop.wording.short_labels import SHORT_LABELS, TITLES
from parcours_desktop.wording.words import Words

ROOMS = [
    settings,
    *(
        import_module(f"parcours_desktop.domain.{one.name}")
        for one in pkgutil.iter_modules(parcours_desktop.domain.__path__)
    ),
]
LISTS = sorted(
    {
        one
        for room in ROOMS
        for one in vars(room).values()
        if isinstance(one, type) and issubclass(one, StrEnum) and one is not StrEnum
    },
    key=lambda one: one.__name__,
)


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("codelist", LISTS, ids=lambda one: one.__name__)
def test_every_code_is_named(codelist, language):
    words = Words(language)
    for member in codelist:
        assert words.label(member)
        assert words.short_label(member)


@pytest.mark.parametrize("codelist", LISTS, ids=lambda one: one.__name__)
def test_two_codes_of_a_list_never_share_a_name(codelist):
    for language in ("fr", "en"):
        words = Words(language)
        assert len({words.label(member) for member in codelist}) == len(codelist)
        assert len({words.short_label(member) for member in codelist}) == len(codelist)


def test_no_name_is_kept_for_a_code_that_is_gone():
    for table in (LABELS, SHORT_LABELS):
        for codelist, names in table.items():
            assert codelist in LISTS
            assert all(type(member) is codelist for member in names)


def test_every_setting_has_a_name():
    assert {one.name for one in dataclasses.fields(settings.Settings)} <= set(FIELD_NAMES)


def test_every_role_has_a_title_for_women_and_men():
    assert set(TITLES) == set(codes.OfficerRole)
