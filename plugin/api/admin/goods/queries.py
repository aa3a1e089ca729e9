"""What staff may read of the shop's goods."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import strawberry
from graphql import GraphQLError

from plugin.api.admin.caller import AdminInfo, NeedsDiscounts, filter_text
from plugin.api.shared import Refusal, refusal
from plugin.domain.goods import GoodsKind
from plugin.saleor import ports
from plugin.services.goods.find_goods import MOST_IDS, find_goods, name_goods
from plugin.services.refusals import Refused

strawberry.enum(GoodsKind, description="What the goods of a program are named by.")


@strawberry.type(description="Something of the shop's catalogue.")
class Goods:
    id: strawberry.ID
    name: str
    within: str | None = strawberry.field(
        description="The product of a variant, or the category that this lies in."
    )


@strawberry.type
class GoodsList:
    goods: list[Goods]


GoodsResult = Annotated[GoodsList | Refusal, strawberry.union("GoodsResult")]


@strawberry.type
class GoodsQuery:
    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="The first 20 that the shop finds by these words; without any, the first 20.",
    )
    def goods(self, info: AdminInfo, kind: GoodsKind, search: str = "") -> GoodsResult:
        caller, text = info.context, (filter_text(search) or "").strip()
        try:
            return _view(find_goods(caller.ctx, caller.shop, kind, text))
        except Refused as error:
            return refusal(error)

    @strawberry.field(
        permission_classes=[NeedsDiscounts],
        description="What up to 100 ids of the shop stand for. One that is left out is not there "
        "any more.",
    )
    def goods_named(
        self, info: AdminInfo, kind: GoodsKind, ids: list[strawberry.ID]
    ) -> GoodsResult:
        if len(ids) > MOST_IDS:
            raise GraphQLError(f"`ids` are up to {MOST_IDS}.")
        caller = info.context
        try:
            return _view(name_goods(caller.ctx, caller.shop, kind, ids))
        except Refused as error:
            return refusal(error)


def _view(found: Sequence[ports.Goods]) -> GoodsList:
    return GoodsList(
        goods=[Goods(id=strawberry.ID(one.id), name=one.name, within=one.within) for one in found]
    )
