"""A customer leaves a real shop: staff delete the account, or its owner does."""

from __future__ import annotations

from collections.abc import Callable

from sandbox import documents as shop_documents
from sandbox.story import PASSWORD, Story
from tests.every_reward import merchants_server
from tests.live import documents
from tests.live.documents import ERRORS

APP_CREATE = f"""mutation Postman($input: AppInput!) {{
  appCreate(input: $input) {{ app {{ id }} {ERRORS} }}
}}"""
WEBHOOK_CREATE = f"""mutation Letterbox($input: WebhookCreateInput!) {{
  webhookCreate(input: $input) {{ {ERRORS} }}
}}"""
TOKEN = "subscription { event { ... on AccountDeleteRequested { token } } }"
ASK_TO_LEAVE = f"""mutation AskToLeave($channel: String!, $url: String!) {{
  accountRequestDeletion(channel: $channel, redirectUrl: $url) {{ {ERRORS} }}
}}"""
LEAVE = f"""mutation Leave($letter: String!) {{
  accountDelete(token: $letter) {{ {ERRORS} }}
}}"""


def staff_delete_her(story: Story) -> None:
    token = story.staff_token()
    found = story.shop.ask(documents.CUSTOMER, token, email=story.alice)
    story.shop.ask(documents.CUSTOMER_DELETE, token, id=found["id"])


def she_leaves(story: Story) -> None:
    """With the token that Saleor has an app send by mail."""
    staff, alice = story.staff_token(), story.shop.log_in(story.alice, PASSWORD)
    postman = {"name": "Postman", "permissions": ["MANAGE_USERS"]}
    app_id = story.shop.ask(APP_CREATE, staff, input=postman)["app"]["id"]
    try:
        with merchants_server() as letters:
            letterbox = {
                "name": "letterbox",
                "app": app_id,
                "targetUrl": letters.url,
                "query": TOKEN,
                "asyncEvents": ["ACCOUNT_DELETE_REQUESTED"],
            }
            story.shop.ask(WEBHOOK_CREATE, staff, input=letterbox)
            url = story.storefront
            story.shop.ask(ASK_TO_LEAVE, alice, channel=story.channel, url=url)
            (letter,) = story.wait("the letter has come", lambda: letters.events or None)
            story.shop.ask(LEAVE, alice, letter=letter["token"])
    finally:
        story.shop.ask(shop_documents.APP_DELETE, staff, id=app_id)


WAYS: dict[str, Callable[[Story], None]] = {
    "staff delete her": staff_delete_her,
    "she leaves": she_leaves,
}
