"""Who writes: the device and its signing key, the clock that orders what is shown, and new uids."""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat, PublicFormat


def wall_milliseconds() -> int:
    """Milliseconds since 1970, UTC: for ordering only, never for a date that a person sees."""
    return time.time_ns() // 1_000_000


@dataclass
class Uids:
    """Makes uuid7: 48 bits of milliseconds, then random, always growing within this process (new rows stay together)."""

    milliseconds: Callable[[], int] = wall_milliseconds
    _last: int = 0

    def new(self) -> bytes:
        """16 bytes, RFC 9562 version 7."""
        stamp = (self.milliseconds() & ((1 << 48) - 1)) << 12
        self._last = max(self._last + 1, stamp)
        high = ((self._last >> 12) << 16) | 0x7000 | (self._last & 0xFFF)
        low = (0b10 << 62) | secrets.randbits(62)
        return ((high << 64) | low).to_bytes(16, "big")


@dataclass(frozen=True, slots=True)
class Device:
    """One installation: 16-byte id, login of its person, machine number (0 to 99), Ed25519 key."""

    id: bytes
    login: str
    machine: int
    key: Ed25519PrivateKey = field(repr=False)

    @classmethod
    def new(cls, login: str, machine: int, uids: Uids) -> "Device":
        """A new identity; a restored or cloned file takes one too."""
        return cls(uids.new(), login, machine, Ed25519PrivateKey.generate())

    @property
    def public_bytes(self) -> bytes:
        """The key that verifies this device's edits, 32 bytes."""
        return self.key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def private_bytes(self) -> bytes:
        """The signing key, 32 bytes; it never leaves the encrypted file."""
        return self.key.private_bytes(Encoding.Raw, PrivateFormat.Raw, NoEncryption())
