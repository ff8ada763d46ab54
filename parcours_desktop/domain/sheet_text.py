"""A plan sheet as text, and back without loss: how a signed version is kept, whatever later becomes of the rows.

JSON objects by the names of the rows' fields; what is empty is left out. A field that a later version of the program
adds to a row must have a default, so that older versions still read.
"""

import json
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from parcours_desktop.domain.rows import PlanSheet

_EMPTY: tuple[object, ...] = (None, "", (), [])


def sheet_text(sheet: PlanSheet) -> str:
    """The sheet as JSON."""
    return json.dumps(_plain(sheet), ensure_ascii=False, separators=(",", ":"))


def sheet_from(text: str) -> PlanSheet:
    """The sheet that ``sheet_text`` wrote. Raises ``ValueError`` or ``KeyError`` on a text that is none."""
    made = _made(PlanSheet, json.loads(text))
    if not isinstance(made, PlanSheet):
        raise TypeError("not a plan sheet")
    return made


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        named = ((field.name, _plain(getattr(value, field.name))) for field in fields(value))
        return {name: plain for name, plain in named if plain not in _EMPTY}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, StrEnum) else value


def _made(kind: Any, plain: Any) -> Any:
    """A value of ``kind`` (a row, a tuple of rows, a day, a code …) from what JSON holds of it."""
    if isinstance(kind, UnionType):
        (kind,) = (one for one in get_args(kind) if one is not NoneType)
        return None if plain is None else _made(kind, plain)
    if get_origin(kind) is tuple:
        return tuple(_made(get_args(kind)[0], item) for item in plain)
    if isinstance(kind, type) and is_dataclass(kind):
        return kind(**{name: _field(field, hint, plain) for name, (field, hint) in _shape(kind).items()})
    if kind in {date, datetime}:
        return kind.fromisoformat(plain)
    return kind(plain) if issubclass(kind, StrEnum) else plain


def _field(field: "Field[Any]", hint: Any, plain: dict[str, Any]) -> Any:
    if field.name in plain:
        return _made(hint, plain[field.name])
    if field.default is not MISSING:
        return field.default
    if get_origin(hint) is tuple:
        return ()
    if isinstance(hint, UnionType):
        return None
    if hint is str:
        return ""
    raise KeyError(field.name)


@cache
def _shape(kind: type) -> dict[str, tuple["Field[Any]", Any]]:
    hints = get_type_hints(kind)
    return {field.name: (field, hints[field.name]) for field in fields(kind)}
