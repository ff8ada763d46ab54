"""One edit on the wire: the exact bytes that are kept, hashed, signed and one day exchanged; never serialised again."""

import hashlib
import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from parcours_desktop.database.identity import Device

FORMAT = 1
SCHEMA = 5
CHANGES_AT_MOST = 500
BYTES_AT_MOST = 256 * 1024
VALUE_AT_MOST = 64 * 1024
OP_SPAN = 512  # local ops: n * OP_SPAN + position in the edit
REMOVED = "_removed"

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
_encode_text = json.encoder.encode_basestring  # what the encoder does with a text, without asking what it is


@dataclass(frozen=True, slots=True)
class WireChange:
    """One changed unit of a row: ``row`` is "kind:uid", ``parents`` are the wire ops that the value replaces."""

    row: str
    unit: str
    value: Any
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A parsed edit; ``id`` is the SHA-256 of ``body``."""

    id: bytes
    case: str
    device: bytes
    seq: int
    prev: str
    hlc: int
    act: bytes
    by: str
    why: str
    changes: tuple[WireChange, ...]


def encode_value(value: object) -> str:
    """The JSON of one value, as it stands in the cell table and in the body."""
    return _encode_text(value) if type(value) is str else _encode(value)


def make_change(row: str, unit: str, value: str, parents: Sequence[str]) -> str:
    """The JSON of one change; ``value`` is JSON already."""
    return f'["{row}","{unit}",{value},{_encode(parents) if parents else "[]"}]'


def make_body(
    device: Device, case: str, seq: int, prev: str, hlc: int, act: bytes, why: str, changes: Sequence[str]
) -> str:
    """The bytes of an edit of ``changes`` (``make_change``). ``salt`` keeps a purged body from being guessed by its id."""
    head = _encode(
        {
            "v": FORMAT,
            "schema": SCHEMA,
            "case": case,
            "device": device.id.hex(),
            "seq": seq,
            "prev": prev,
            "hlc": hlc,
            "act": act.hex(),
            "by": device.login,
            "why": why,
            "salt": secrets.token_hex(16),
        }
    )
    return f'{head[:-1]},"c":[{",".join(changes)}]}}'


def edit_id(body: str) -> bytes:
    """SHA-256 of the exact bytes."""
    return hashlib.sha256(body.encode()).digest()


def sign(device: Device, identity: bytes) -> bytes:
    """Ed25519 signature of the id."""
    return device.key.sign(identity)


def is_signed_by(public: bytes, identity: bytes, signature: bytes) -> bool:
    """Whether the signature is that of the device."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, identity)
    except InvalidSignature:
        return False
    return True


def wire_op(identity: bytes, position: int) -> str:
    """Name of one change anywhere: the first 16 hexadecimal digits of its edit, a point, its position."""
    return f"{identity[:8].hex()}.{position}"


def parse(body: str) -> Edit:
    """Read an edit back. Raises ``ValueError`` or ``KeyError`` on a body that is none."""
    try:
        return _read(body, json.loads(body))
    except TypeError as error:
        raise ValueError("no edit") from error


def _read(body: str, raw: Any) -> Edit:
    changes = tuple(WireChange(row, unit, value, tuple(parents)) for row, unit, value, parents in raw["c"])
    return Edit(
        edit_id(body),
        raw["case"],
        bytes.fromhex(raw["device"]),
        raw["seq"],
        raw["prev"],
        raw["hlc"],
        bytes.fromhex(raw["act"]),
        raw["by"],
        raw["why"],
        changes,
    )
