"""What each figure counts, in words for staff. Names never change; docs/figures.md has them all."""

from __future__ import annotations

DEFINITIONS: dict[str, str] = {
    "revenue": "Orders placed in the period that were paid and neither called off nor charged "
    "back: their totals with taxes and shipping, after discounts, less what was refunded since.",
    "referredOrders": "Of the orders in `revenue`, those that count for a referral: a friend's "
    "first, and later ones that earned a reward of their own. What waits for a person to decide "
    "is not counted.",
    "referredRevenue": "What `revenue` counts of the orders in `referredOrders`.",
    "revenueShare": "referredRevenue ÷ revenue.",
    "newCustomers": "Friends whose first order that counts was the first that they bought and "
    "kept at all, as far as the shop's history is known.",
    "friendDiscounts": "What friends' codes took off the orders in `revenue`, whether or not the "
    "order counts for a referral; of what was refunded in part, the part that was kept.",
    "rewardsUsed": "Of the rewards that orders placed in the period earned, and of those that "
    "staff granted in it, what was used: of a sum, the sum; of a percentage, free shipping or "
    "a free product, what it took off the order that it was used on. Points count when what "
    "they turned into is used. What the shop alone knows the price of counts nothing.",
    "rewardsOutstanding": "What can still be used of the same rewards, or is held, by what it is "
    "likely to cost.",
    "rewardsExpected": "What of rewardsOutstanding will probably be used: times the redemption "
    "rate of `liability`. All of it while there is no rate, and what the shop hands over itself "
    "in full.",
    "cost": "friendDiscounts + rewardsUsed + rewardsExpected. What else the program costs, such as "
    "work and fees, is not known here.",
    "costPerNewCustomer": "cost ÷ newCustomers.",
    "returnOnCost": "referredRevenue ÷ cost: what came in for each unit of money that went out. "
    "It is revenue, not margin.",
    "roi": "((referredRevenue + friendDiscounts) × margin − cost) ÷ cost, by the `margin` that is "
    "asked with: percent of full prices, and so discounts are added.",
    "customers": "Different buyers of the orders in `revenue`: by e-mail address, else by account.",
    "invitesPerCustomer": "VISIT ÷ customers. What was shared and nobody followed is not seen.",
    "conversionsPerInvite": "newCustomers ÷ VISIT.",
    "kFactor": "New customers that each customer brought: invitesPerCustomer × "
    "conversionsPerInvite, which is newCustomers ÷ customers.",
    "PAGE": "Advocates who opened their referral page for the first time, in whatever channel.",
    "LINK": "Times that a share link was opened by its short address or its picture, in whatever "
    "channel; previews are not counted.",
    "VISIT": "People who came by a share link, as the storefront reports them, each once. Visits "
    "are forgotten after the days that `retention` says.",
    "CLAIM": "Offers that friends accepted, or staff for them.",
    "ORDER": "First orders that count, of friends who accepted something or did not.",
    "REWARD": "Of these orders, those for which the advocate has got a reward.",
}
