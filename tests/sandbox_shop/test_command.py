"""`python -m sandbox`: a shop in a process of its own, with an app in it from the start."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
import requests

from tests.sandbox_shop.framed_app import framed_app


@pytest.fixture
def said() -> Iterator[dict[str, str]]:
    """What the command says, by its first word, up to the app it installed."""
    with framed_app() as url:
        command = [sys.executable, "-m", "sandbox", "--port", "0", "--app-manifest"]
        process = subprocess.Popen([*command, f"{url}/manifest"], stdout=subprocess.PIPE, text=True)  # noqa: S603
        assert process.stdout
        lines: dict[str, str] = {}
        for line in process.stdout:
            word, text = line.split(maxsplit=1)
            lines[word] = text.strip()
            if word == "Installed":
                break
        yield lines
        process.terminate()
        process.wait(timeout=10)
        process.stdout.close()


def test_the_shop_is_open_and_the_app_is_in(said: dict[str, str]) -> None:
    assert "(MANAGE_ORDERS)" in said["Installed"]
    assert "admin@example.com / admin" in said["Dashboard"]
    answer = requests.post(said["GraphQL"], json={"query": "{ shop { name } }"}, timeout=5)
    assert answer.json() == {"data": {"shop": {"name": "Fernweh"}}}
    assert requests.get(said["Shop"], timeout=5).status_code == 200
