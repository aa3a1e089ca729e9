"""What the documents promise is there."""

from __future__ import annotations

import re

import pytest
from click.testing import CliRunner

from plugin.__main__ import main
from plugin.config import ROOT, Settings

SETTINGS = [name.upper() for name in Settings.model_fields]


def read(path: str) -> str:
    return (ROOT / path).read_text()


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_documented(name: str) -> None:
    assert f"`{name}`" in read("docs/operations.md")
    assert re.search(rf"^#?{name}=", read(".env.example"), re.MULTILINE)


def test_no_setting_is_documented_that_does_not_exist() -> None:
    documented = re.findall(r"^#?([A-Z_]+)=", read(".env.example"), re.MULTILINE)

    assert set(documented) == set(SETTINGS)


def test_the_example_shows_the_defaults() -> None:
    shown = dict(re.findall(r"^([A-Z_]+)=(.*)$", read(".env.example"), re.MULTILINE))
    defaults = {name.upper(): str(field.default) for name, field in Settings.model_fields.items()}

    assert {name: value.lower() for name, value in shown.items()} == {
        name: defaults[name].lower() for name in shown
    }


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "docs/operations.md"])
def test_every_make_target_that_is_named_exists(path: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", read("Makefile"), re.MULTILINE))
    named = set(re.findall(r"`?make ([a-z]+)", read(path))) - {"these"}

    assert named <= targets


def test_every_command_is_documented() -> None:
    documented = read("docs/operations.md")
    for name in main.commands:
        assert f"`{name}" in documented or f"plugin {name}" in documented


@pytest.mark.parametrize("path", ["README.md", "CONTRIBUTING.md", "docs/how-it-works.md"])
def test_every_link_and_path_leads_somewhere(path: str) -> None:
    text = read(path)
    folder = (ROOT / path).parent
    links = [link for link in re.findall(r"\]\(([^)]+)\)", text) if "://" not in link]
    files = [f"plugin/{p}" for p in re.findall(r"`((?:services|domain)/\w+\.py)`", text)]
    files += re.findall(r"`((?:plugin|webhooks)/[\w/]+\.py)`", text)

    assert [link for link in links if not (folder / link).exists()] == []
    assert [file for file in files if not (ROOT / file).exists()] == []


def test_help_names_every_command() -> None:
    shown = CliRunner().invoke(main, ["--help"])

    assert shown.exit_code == 0
    assert all(name in shown.output for name in main.commands)
