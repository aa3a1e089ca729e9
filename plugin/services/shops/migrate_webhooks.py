"""Bring the webhooks of an installed shop to what this release expects."""

from __future__ import annotations

from dataclasses import replace

from plugin.saleor import manifest
from plugin.saleor.ports import SaleorPort, Webhook


def migrate_webhooks(port: SaleorPort, app_url: str) -> list[str]:
    """Create, change and delete our webhooks there; what was done, as lines for the operator.

    A shop reads the manifest only once, on installation. May raise what the port raises.
    """
    version = port.app().saleor_version
    wanted = {webhook.name: webhook for webhook in manifest.webhooks(app_url, version)}
    present = {webhook.name: webhook for webhook in port.webhooks()}
    done = []
    for name, webhook in wanted.items():
        old = present.get(name)
        if old is None:
            port.save_webhook(webhook)
            done.append(f"created {name}")
        elif not _same(old, webhook):
            port.save_webhook(replace(webhook, id=old.id))
            done.append(f"changed {name}")
    for name, webhook in present.items():
        if name not in wanted:
            port.delete_webhook(webhook.id)
            done.append(f"deleted {name}")
    return done


def _same(old: Webhook, new: Webhook) -> bool:
    return replace(old, id="", query=" ".join(old.query.split())) == replace(
        new, query=" ".join(new.query.split())
    )
