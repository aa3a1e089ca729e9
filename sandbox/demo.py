"""`make demo`: the sandbox shop and the app, and the story played before your eyes."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import requests

from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD, Shop
from sandbox.story import Story, StoryFailed
from sandbox.wire import App, Wire

_ROOT = Path(__file__).resolve().parents[1]
_DATA = _ROOT / "build" / "demo"
_SHOP_PORT = 8010
_APP_PORT = 3100
_PATIENCE = 60


class AppDidNotStart(Exception):
    """The app's web role does not answer."""


def main() -> int:
    """0 if both rewards were honoured at a checkout and the refund took one back."""
    shutil.rmtree(_DATA, ignore_errors=True)
    _DATA.mkdir(parents=True)
    print("Starting a shop, the app and its database …", flush=True)
    shop = Shop()
    with (
        serving(shop, port=free_port(_SHOP_PORT)) as url,
        running_app(_DATA, free_port(_APP_PORT)) as app,
    ):
        try:
            good = _play(shop, url, app)
        except StoryFailed as error:
            print(f"The story stops here: {error}", file=sys.stderr)
            return 1
        if not os.environ.get("ONCE"):
            _stay(url, app)
    return 0 if good else 1


def _play(shop: Shop, url: str, app_url: str) -> bool:
    steps = iter(range(1, 100))

    def tell(text: str) -> None:
        print(f"{next(steps):>3}. {text}", flush=True)

    story = Story(
        shop=Wire(shop.api_url),
        app=App(app_url, shop.api_url),
        staff=(STAFF_EMAIL, STAFF_PASSWORD),
        storefront=f"{url}/",
        tell=tell,
    )
    outcome = story.play()
    print("\nBoth sides were paid, and the refund took one reward back." if outcome.good else "")
    return outcome.good


def _stay(shop_url: str, app_url: str) -> None:
    print(
        f"\n  Shop       {shop_url}/"
        f"\n  Dashboard  {shop_url}/dashboard/   {STAFF_EMAIL} / {STAFF_PASSWORD}"
        f"\n  App        {app_url}/dashboard/"
        "\n\nAll of it runs until you press Ctrl+C.",
        flush=True,
    )
    try:
        threading.Event().wait()
    except KeyboardInterrupt:
        print("\nClosed.")


@contextmanager
def running_app(data_dir: Path, port: int) -> Iterator[str]:
    """The app with its own database, as `python -m plugin serve` runs it; its address."""
    url = f"http://127.0.0.1:{port}"
    settings = {
        "APP_URL": url,
        "PORT": str(port),
        "DATA_DIR": str(data_dir),
        "WEB_WORKERS": "1",
        "ALLOW_PRIVATE_SHOPS": "true",
        "LOG_LEVEL": "WARNING",
    }
    with (data_dir / "app.log").open("w") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "plugin", "serve"],
            cwd=_ROOT,
            env={**os.environ, **settings},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _wait_for(url, process, data_dir / "app.log")
            yield url
        finally:
            process.terminate()
            process.wait(30)


def _wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if requests.get(f"{url}/health", timeout=2).ok:
                return
        except requests.RequestException:
            time.sleep(0.1)
    raise AppDidNotStart(f"see {log}:\n{log.read_text()[-2000:]}")


def free_port(port: int = 0) -> int:
    """This port, or any free one if somebody else has it or none is named."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
