"""The machine of a run, without which its figures say nothing."""

import os
import platform
import sys
from importlib import metadata
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as sqlcipher

PACKAGES = ("SQLAlchemy", "sqlcipher3", "reportlab", "cryptography", "PySide6-Essentials")


def facts() -> dict[str, Any]:
    """System, processor, Python and the packages that carry the weight."""
    return {
        "system": platform.platform(),
        "processor": _processor(),
        "cores": os.cpu_count(),
        "memory_gib": _memory(),
        "python": platform.python_version(),
        "sqlite": sqlcipher.sqlite_version,
        "packages": {name: metadata.version(name) for name in PACKAGES},
    }


def load() -> list[float]:
    """Load average over 1, 5 and 15 minutes; empty where the system has none."""
    return [round(one, 2) for one in os.getloadavg()] if hasattr(os, "getloadavg") else []


def _processor() -> str:
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = info.read_text(encoding="utf-8").splitlines()
        return next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), "")
    return platform.processor()


def _memory() -> float | None:
    if sys.platform == "win32":
        return None
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30, 1)
