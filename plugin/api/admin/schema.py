"""The admin schema. Each field names the Saleor permission that opens it."""

from __future__ import annotations

from strawberry.tools import merge_types

from plugin.api.admin.advocates.queries import AdvocateQuery
from plugin.api.admin.attribution.mutations import AttributionMutation
from plugin.api.admin.audit.mutations import UndoMutation
from plugin.api.admin.audit.queries import AuditQuery
from plugin.api.admin.credit.queries import CreditQuery
from plugin.api.admin.goods.queries import GoodsQuery
from plugin.api.admin.handing_over.mutations import HandingOverMutation
from plugin.api.admin.handing_over.queries import HandingOverQuery
from plugin.api.admin.honesty.leaks import LeakMutation
from plugin.api.admin.honesty.mutations import HonestyMutation
from plugin.api.admin.honesty.queries import HonestyQuery
from plugin.api.admin.honesty.watching import WatchingMutation, WatchingQuery
from plugin.api.admin.ledger.queries import LedgerQuery
from plugin.api.admin.liability.queries import LiabilityQuery
from plugin.api.admin.lists.mutations import ListMutation
from plugin.api.admin.lists.queries import ListQuery
from plugin.api.admin.orders.queries import OrderQuery
from plugin.api.admin.overview.queries import OverviewQuery
from plugin.api.admin.privacy.mutations import PrivacyMutation
from plugin.api.admin.privacy.queries import PrivacyQuery
from plugin.api.admin.programs.files import ProgramFileMutation, ProgramFileQuery
from plugin.api.admin.programs.mutations import ProgramMutation
from plugin.api.admin.programs.queries import ProgramQuery
from plugin.api.admin.referrals.queries import ReferralQuery
from plugin.api.admin.replay.queries import ReplayQuery
from plugin.api.admin.review.mutations import ReviewMutation
from plugin.api.admin.review.queries import ReviewQuery
from plugin.api.admin.rewards.mutations import RewardMutation
from plugin.api.admin.rewards.queries import RewardQuery
from plugin.api.admin.saved.filters import SavedFilterMutation, SavedFilterQuery
from plugin.api.admin.settings.mutations import SettingsMutation
from plugin.api.admin.settings.queries import SettingsQuery
from plugin.api.admin.setup.mutations import SetupMutation
from plugin.api.admin.setup.queries import SetupQuery
from plugin.api.admin.shop.mutations import ShopMutation
from plugin.api.admin.shop.queries import ShopQuery
from plugin.api.admin.vouchers.queries import VoucherQuery
from plugin.api.admin.why.queries import WhyQuery
from plugin.api.shared import Schema, extensions

Query = merge_types(
    "Query",
    (
        ShopQuery,
        SetupQuery,
        SettingsQuery,
        OverviewQuery,
        ProgramQuery,
        GoodsQuery,
        ProgramFileQuery,
        ListQuery,
        AdvocateQuery,
        ReferralQuery,
        RewardQuery,
        SavedFilterQuery,
        HandingOverQuery,
        LedgerQuery,
        LiabilityQuery,
        CreditQuery,
        HonestyQuery,
        WatchingQuery,
        OrderQuery,
        VoucherQuery,
        WhyQuery,
        ReplayQuery,
        ReviewQuery,
        AuditQuery,
        PrivacyQuery,
    ),
)
Mutation = merge_types(
    "Mutation",
    (
        ProgramMutation,
        ProgramFileMutation,
        ListMutation,
        AttributionMutation,
        RewardMutation,
        SavedFilterMutation,
        HonestyMutation,
        ReviewMutation,
        UndoMutation,
        WatchingMutation,
        LeakMutation,
        HandingOverMutation,
        ShopMutation,
        SetupMutation,
        SettingsMutation,
        PrivacyMutation,
    ),
)

schema = Schema(query=Query, mutation=Mutation, extensions=extensions())
