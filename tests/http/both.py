"""Two shops beside each other: what one has is nothing to the other."""

from __future__ import annotations

from dataclasses import dataclass

from flask import Flask
from sqlalchemy import Engine, update

from plugin.app import create_app
from plugin.config import Settings
from plugin.domain.abuse.circumstances import Watched
from plugin.domain.saved_filters import FilteredList
from plugin.keys import Keys
from plugin.services.context import Context, now
from plugin.services.programs.watch_people import watch_people, watched_people
from plugin.services.staff.act_on_reward import By
from plugin.services.staff.link_friend import link_friend
from plugin.services.staff.save_filter import save_filter
from plugin.storage.outbox import events_of, post
from plugin.storage.saved_filters import filters_of
from plugin.storage.tables import vouchers
from tests.fakes import FakeShop
from tests.http import staff
from tests.http.doors import (
    Door,
    staff_token,
)
from tests.services.desk import DAVE, Desk
from tests.services.staff import ERIN, Staff
from tests.world import ALICE, ALICES_NAME, API_URL, World

THEIR_URL = "https://theirs.example/graphql/"
THEIR_APP = "QXBwOjc="


@dataclass
class Both:
    """Ours, in which Bob has bought through Alice, and theirs, in which nothing has happened.

    link_id: what our staff said of who brought Bob.
    """

    app: Flask
    ours: World
    theirs: World
    order_id: str
    link_id: str

    @property
    def word(self) -> str:
        return self.ours.page_of(ALICE).word

    @property
    def program_id(self) -> str:
        return str(Staff(self.ours).program_id)

    @property
    def their_program_id(self) -> str:
        return str(Staff(self.theirs).program_id)

    @property
    def advocate_id(self) -> str:
        return str(Staff(self.ours).id_of(ALICE))

    @property
    def reward_id(self) -> str:
        return str(self.ours.rewards_of(ALICE)[0].id)

    @property
    def voucher_id(self) -> str:
        """Of ours, by a name that the shop of theirs has not given to one of its own."""
        named = update(vouchers).where(vouchers.c.shop_id == self.ours.shop.id)
        with self.ours.ctx.engine.begin() as conn:
            conn.execute(named.values(saleor_id="Voucher:ours"))
        return "Voucher:ours"

    @property
    def case_id(self) -> str:
        """What waits for our staff."""
        return str(Desk(self.ours).all()[0].id)

    @property
    def act_id(self) -> str:
        """What our staff did to a reward."""
        return str(Staff(self.ours).acts()[-1].id)

    @property
    def watched_id(self) -> str:
        """Whom our staff watch."""
        return str(watched_people(self.ours.ctx, self.ours.shop)[0].id)

    @property
    def filter_id(self) -> str:
        """What our staff have saved."""
        with self.ours.ctx.engine.connect() as conn:
            return str(filters_of(conn, self.ours.shop.id)[0].id)

    @property
    def event_id(self) -> str:
        """What our own server is told; theirs has an address, too."""
        self.admin.asks(staff.SET_EVENT_URL, url="http://127.0.0.1:9/")
        body = self.ours.ctx.keys.seal('{"type": "reward.issued", "reward_id": 1}')
        with self.ours.ctx.engine.begin() as conn:
            post(conn, self.ours.shop.id, "event", "one", body, now())
            return str(events_of(conn, self.ours.shop.id, 1)[0].id)

    @property
    def storefront(self) -> Door:
        """Their storefront."""
        return Door(self.app, "/graphql/storefront", {"Saleor-Api-Url": THEIR_URL})

    @property
    def admin(self) -> Door:
        """Their staff, with all rights in their own shop."""
        token = staff_token(key="other", iss=THEIR_URL, app=THEIR_APP)
        headers = {"Saleor-Api-Url": THEIR_URL, "Authorization-Bearer": token}
        return Door(self.app, "/graphql/admin", headers)


def both_shops(settings: Settings, database: Engine, keys: Keys) -> Both:
    fakes = {API_URL: FakeShop(), THEIR_URL: FakeShop()}
    fakes[THEIR_URL].app_id = THEIR_APP
    ctx = Context(settings, database, keys, lambda shop: fakes[shop.api_url], lambda _id: None)
    ours = World(ctx, fakes[API_URL])
    theirs = World(ctx, fakes[THEIR_URL], api_url=THEIR_URL)
    for world, key in ((ours, "first"), (theirs, "other")):
        world.installs(key=key)
        world.starts(hold_days=0)
    _, bought = ours.story()
    Staff(ours).grants()
    ours.lets_be_found(ALICE, ALICES_NAME)
    save_filter(ctx, ours.shop, FilteredList.CASES, "Open", {"state": "OPEN"}, ERIN)
    watch_people(ctx, ours.shop, Watched.STAFF, ["carol@example.com"], ERIN)
    by, alice = By(ERIN, "She told us"), Staff(ours).id_of(ALICE)
    link = link_friend(ctx, ours.shop, bought.id, alice, by)
    desk = Desk(ours)
    desk.watches(DAVE)
    desk.brings(DAVE)
    return Both(create_app(ctx), ours, theirs, bought.id, str(link.id))
