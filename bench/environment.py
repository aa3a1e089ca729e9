"""Python as the app runs with in production: the locked libraries, and none for development."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench.children import finish
from bench.plan import CACHE, ROOT

_LOG = CACHE / "environment.log"
_UV = ROOT / ".venv" / "uv"
# Where the image has its Python, and where a distribution has. These are built with what profiling
# has taught the compiler; those that a version manager compiles as a rule are not, and take up to
# half as long again for the same work.
_BUILT_FOR_USE = ("/usr/local/bin", "/usr/bin")
_VERSION = "import sys; print(sys.version); sys.exit(sys.version_info < (3, 11))"
# Bytecode is written as any installation does; to compile at each start takes memory too.
WRITES_BYTECODE = {"PYTHONDONTWRITEBYTECODE": ""}


def production_python() -> str:
    """The interpreter of an environment made from requirements.lock, kept for the next time."""
    built_by, version = interpreter()
    lock = ROOT / "requirements.lock"
    recipe = hashlib.sha256(lock.read_bytes() + f"{built_by} {version}".encode()).hexdigest()
    folder = CACHE / "python"
    python, mark = folder / "bin" / "python", folder / "made-from"
    if not mark.exists() or mark.read_text() != recipe:
        _make(folder, built_by, lock)
        mark.write_text(recipe)
    sources = [str(ROOT / "plugin"), str(ROOT / "webhooks")]
    finish([str(python), "-m", "compileall", "-q", *sources], WRITES_BYTECODE, ROOT, _LOG)
    return str(python)


def production_version() -> str:
    """Its version, with who built it, as `3.11.2 (main, …) [GCC 12.2.0]`."""
    return interpreter()[1]


@cache
def interpreter(folders: Sequence[str] = _BUILT_FOR_USE) -> tuple[str, str]:
    """The Python to measure with, and its version: one built for use, else the one at work."""
    for folder in folders:
        python = shutil.which("python3", path=folder)
        if python is None:
            continue
        done = subprocess.run([python, "-c", _VERSION], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return python, done.stdout.strip()
    return sys.executable, sys.version


def _make(folder: Path, built_by: str, lock: Path) -> None:
    # Not by its own venv: a distribution may leave out what that needs.
    make = [str(_UV), "venv", "-q", "--clear", "--python", built_by, str(folder)]
    finish(make, {}, ROOT, _LOG)
    install = [str(_UV), "pip", "sync", "-q", "--python", str(folder), "--require-hashes"]
    finish([*install, str(lock)], {}, ROOT, _LOG)
