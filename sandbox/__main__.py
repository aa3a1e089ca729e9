"""`python -m sandbox`: open the shop, and install an app into it if one is named."""

import argparse
import threading
from collections.abc import Sequence

from sandbox.manifest import fetch
from sandbox.people import Staff
from sandbox.server import serving
from sandbox.shop import STAFF_EMAIL, STAFF_PASSWORD, Shop


def main(arguments: Sequence[str] | None = None) -> None:
    chosen = _parser().parse_args(arguments)
    shop = Shop(retry_scale=chosen.retry_scale, app_url=chosen.app_url)
    with serving(shop, chosen.host, chosen.port) as url:
        print(f"Shop       {url}/")
        print(f"Dashboard  {url}/dashboard/  ({STAFF_EMAIL} / {STAFF_PASSWORD})")
        print(f"GraphQL    {shop.api_url}", flush=True)
        if chosen.app_manifest:
            _install(shop, chosen.app_manifest)
        try:
            threading.Event().wait()
        except KeyboardInterrupt:
            print("Closed.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--app-manifest", metavar="URL", help="an app to install at once")
    parser.add_argument(
        "--app-url",
        metavar="URL",
        help="where the storefront asks about referrals; the first installed app if not given",
    )
    parser.add_argument(
        "--retry-scale",
        type=float,
        default=1.0,
        help="shortens (below 1) the pauses before a webhook is tried again",
    )
    return parser


def _install(shop: Shop, manifest_url: str) -> None:
    asked = fetch(manifest_url, shop.timeout).get("permissions") or []
    Staff(shop).installs(manifest_url, asked)
    print(f"Installed  {manifest_url} ({', '.join(sorted(asked)) or 'no permissions'})", flush=True)


if __name__ == "__main__":
    main()
