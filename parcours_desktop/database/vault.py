"""The vault beside the file: the random database key, locked in slots by the passphrase and by the recovery code.

The passphrase goes through Argon2id (RFC 9106), the recovery code (160 random bits) through HKDF; either opens the
database key by AES-256-GCM. The vault is written to a new file, flushed, renamed, and kept twice.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from parcours_desktop.domain.refusal import Refusal, Refused, Trouble

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # no I, L, O, U: read aloud and typed without doubt
PASSPHRASE_AT_LEAST = 12
_FORMAT = 1


@dataclass(frozen=True, slots=True)
class Cost:
    """Work of Argon2id: passes, lanes and memory in KiB."""

    iterations: int = 3
    lanes: int = 4
    memory: int = 128 * 1024


def vault_path(file: Path) -> Path:
    """The vault of an office file."""
    return file.with_name(file.name + ".vault")


def _copy_path(file: Path) -> Path:
    return file.with_name(file.name + ".vault2")


def create_vault(file: Path, passphrase: str, cost: Cost | None = None) -> tuple[bytes, str]:
    """Make a vault for a new file; returns the 32-byte database key and the recovery code, shown once."""
    check_passphrase(passphrase)
    key = secrets.token_bytes(32)
    code = "".join(secrets.choice(ALPHABET) for _ in range(32))
    slots = {"passphrase": _passphrase_slot(passphrase, key, cost or Cost()), "recovery": _recovery_slot(code, key)}
    _write(file, {"format": _FORMAT, "slots": slots})
    return key, "-".join(code[start : start + 4] for start in range(0, 32, 4))


def open_vault(file: Path, passphrase: str) -> bytes:
    """The database key. Refuses a wrong passphrase (``wrong_passphrase``)."""
    slot = _read(file)["slots"]["passphrase"]
    try:
        return _unwrap(_derive(passphrase, slot), slot)
    except InvalidTag:
        raise Refused(Refusal("wrong_passphrase", "passphrase")) from None


def recover_vault(file: Path, code: str, passphrase: str, cost: Cost | None = None) -> bytes:
    """Open with the recovery code and set a new passphrase. Refuses a wrong code (``wrong_recovery_code``)."""
    check_passphrase(passphrase)
    vault = _read(file)
    slot = vault["slots"]["recovery"]
    try:
        key = _unwrap(_stretch(plain_code(code), slot), slot)
    except InvalidTag:
        raise Refused(Refusal("wrong_recovery_code", "recovery_code")) from None
    vault["slots"]["passphrase"] = _passphrase_slot(passphrase, key, cost or Cost())
    _write(file, vault)
    return key


def check_passphrase(passphrase: str) -> None:
    """Refuses a passphrase of fewer than 12 characters."""
    if len(passphrase) < PASSPHRASE_AT_LEAST:
        raise Refused(Refusal("passphrase_too_short", "passphrase", {"least": PASSPHRASE_AT_LEAST}))


def plain_code(code: str) -> str:
    """A recovery code as typed, without its separators and with the letters that are misread put right."""
    kept = "".join(letter for letter in code.upper() if letter.isalnum())
    return kept.translate(str.maketrans("OIL", "011"))


def _passphrase_slot(passphrase: str, key: bytes, cost: Cost) -> dict[str, Any]:
    slot: dict[str, Any] = {
        "salt": _text(secrets.token_bytes(16)),
        "t": cost.iterations,
        "p": cost.lanes,
        "m": cost.memory,
    }
    return slot | _wrap(_derive(passphrase, slot), key)


def _recovery_slot(code: str, key: bytes) -> dict[str, Any]:
    slot: dict[str, Any] = {"salt": _text(secrets.token_bytes(16))}
    return slot | _wrap(_stretch(code, slot), key)


def _derive(passphrase: str, slot: dict[str, Any]) -> bytes:
    argon = Argon2id(salt=_bytes(slot["salt"]), length=32, iterations=slot["t"], lanes=slot["p"], memory_cost=slot["m"])
    return argon.derive(passphrase.encode())


def _stretch(code: str, slot: dict[str, Any]) -> bytes:
    return HKDF(SHA256(), 32, _bytes(slot["salt"]), b"parcours recovery").derive(code.encode())


def _wrap(lock: bytes, key: bytes) -> dict[str, str]:
    nonce = secrets.token_bytes(12)
    return {"nonce": _text(nonce), "key": _text(AESGCM(lock).encrypt(nonce, key, None))}


def _unwrap(lock: bytes, slot: dict[str, Any]) -> bytes:
    return AESGCM(lock).decrypt(_bytes(slot["nonce"]), _bytes(slot["key"]), None)


def _read(file: Path) -> dict[str, Any]:
    """The vault, or its second copy if the first is missing or torn."""
    for path in (vault_path(file), _copy_path(file)):
        try:
            vault: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if vault.get("format") == _FORMAT:
            return vault
        raise Trouble("file_too_new", path=str(file))
    raise Trouble("vault_missing", path=str(file))


def _write(file: Path, vault: dict[str, Any]) -> None:
    text = json.dumps(vault, indent=1)
    try:
        for path in (_copy_path(file), vault_path(file)):
            temporary = path.with_name(path.name + ".new")
            with temporary.open("w", encoding="utf-8") as stream:
                temporary.chmod(0o600)
                stream.write(text)
                stream.flush()
                os.fsync(stream.fileno())
            temporary.replace(path)
    except OSError as error:
        raise Trouble("cannot_write", path=str(file.parent)) from error


def _text(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _bytes(text: str) -> bytes:
    return base64.b64decode(text)
