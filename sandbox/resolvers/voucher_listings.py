"""What a voucher is worth, channel by channel."""

from decimal import Decimal
from typing import Any

from sandbox.catalogue import Channel
from sandbox.events import EventType
from sandbox.refusals import InternalServerError, Refused
from sandbox.registry import Call, answers
from sandbox.resolvers.lookups import channel_of, voucher_of
from sandbox.resolvers.vouchers import MANAGES_DISCOUNTS
from sandbox.vouchers import ValueType, Voucher, VoucherChannelListing

WHOLE = Decimal(100)


@answers("Mutation.voucherChannelListingUpdate", needs=MANAGES_DISCOUNTS)
def update_listings(
    call: Call,
    id: str,  # noqa: A002
    input: dict[str, Any],  # noqa: A002
) -> dict[str, Any]:
    voucher = voucher_of(call.shop, id)
    rows = [(_channel(call, row["channelId"]), row) for row in input.get("addChannels") or []]
    for channel, row in rows:
        _check(voucher, channel, row)
    for channel, row in rows:
        _list(call, voucher, channel, row)
    for global_id in input.get("removeChannels") or []:
        voucher.listings.pop(_channel(call, global_id).slug, None)
    call.tell(EventType.VOUCHER_UPDATED, voucher)
    return {"voucher": voucher}


def _channel(call: Call, global_id: str) -> Channel:
    channel = channel_of(call.shop, global_id)
    if channel is None:
        raise Refused(
            "channelId",
            "GRAPHQL_ERROR",
            f"Could not resolve to a node with the global id list of '['{global_id}']'.",
        )
    return channel


def _check(voucher: Voucher, channel: Channel, row: dict[str, Any]) -> None:
    value = row.get("discountValue")
    if value is None:
        if channel.slug not in voucher.listings:
            # Saleor means to refuse this and trips over it.
            raise InternalServerError
        return
    if voucher.discount_value_type is ValueType.PERCENTAGE and value > WHOLE:
        raise Refused(
            "discountValue", "INVALID", "Invalid percentage value.", channels=[channel.id]
        )


def _list(call: Call, voucher: Voucher, channel: Channel, row: dict[str, Any]) -> None:
    listing = voucher.listings.get(channel.slug)
    if listing is None:
        listing = VoucherChannelListing(
            pk=call.shop.next_pk("VoucherChannelListing"), channel=channel, value=Decimal(0)
        )
        voucher.listings[channel.slug] = listing
    if row.get("discountValue") is not None:
        listing.value = row["discountValue"]
    if "minAmountSpent" in row:
        listing.minimum = row["minAmountSpent"]


@answers("Voucher.channelListings", needs=MANAGES_DISCOUNTS)
def channel_listings(voucher: Voucher, _call: Call) -> list[VoucherChannelListing]:
    return voucher.channel_listings
