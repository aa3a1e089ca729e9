"""An operator at the command line of the app."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plugin.__main__ import main
from tests.world import API_URL, World

Operator = Callable[..., Result]


@pytest.fixture
def operator(world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Operator:
    """`programs <command> --shop <ours>`, in a folder of the operator's own."""
    monkeypatch.chdir(tmp_path)

    def runs(command: str, *arguments: str) -> Result:
        given = ["programs", command, "--shop", API_URL, *arguments]
        return CliRunner().invoke(main, given, obj=world.ctx)

    return runs
