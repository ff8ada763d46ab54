"""Frozen rows as JSON: fields by their names, dates as ISO text, codes as they are stored."""

import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime


def plain(value: object) -> object:
    """A value as JSON can say it."""
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        return {str(name): plain(item) for name, item in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(item) for item in value]
    if isinstance(value, datetime):
        return value.isoformat(timespec="minutes")
    return value.isoformat() if isinstance(value, date) else value


def json_text(value: object) -> str:
    """The JSON of a row or of several."""
    return json.dumps(plain(value), ensure_ascii=False, indent=1)
