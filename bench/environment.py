"""Python as the app runs with in production: the locked libraries, and none for development."""

from __future__ import annotations

import hashlib
import sys
from pathlib import Path

from bench.children import finish
from bench.plan import CACHE, ROOT

_LOG = CACHE / "environment.log"
# Bytecode is written as any installation does; to compile at each start takes memory too.
WRITES_BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}


def production_python() -> str:
    """The interpreter of an environment made from requirements.lock, kept for the next time."""
    lock = ROOT / "requirements.lock"
    recipe = hashlib.sha256(lock.read_bytes() + sys.version.encode()).hexdigest()
    folder = CACHE / "python"
    python, mark = folder / "bin" / "python", folder / "made-from"
    if not mark.exists() or mark.read_text() != recipe:
        _make(folder, python, lock)
        mark.write_text(recipe)
    sources = [str(ROOT / "plugin"), str(ROOT / "webhooks")]
    finish([str(python), "-m", "compileall", "-q", *sources], WRITES_BYTECODE, ROOT, _LOG)
    return str(python)


def _make(folder: Path, python: Path, lock: Path) -> None:
    finish([sys.executable, "-m", "venv", "--clear", str(folder)], {}, ROOT, _LOG)
    install = [str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
    install += ["--no-deps", "--require-hashes", "-r", str(lock)]
    finish(install, WRITES_BYTECODE, ROOT, _LOG)
