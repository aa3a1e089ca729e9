import type { WhyOrderQuery } from "../../api/generated/order";
import type { ReferralClaimQuery } from "../../api/generated/referrals";
import type { Outcome, Via } from "../../api/generated/schema";

type Why = NonNullable<WhyOrderQuery["why"]>;
type Claim = NonNullable<ReferralClaimQuery["whyClaim"]>;
type Reward = Why["rewards"][number];

export const ACCOUNTS = ["owed", "issued", "spent", "released", "clawback"] as const;
export type Account = (typeof ACCOUNTS)[number];

interface At {
  id: string;
  at: string;
}
export type Event = At &
  (
    | { what: "came"; via: Via }
    | { what: "withdrawn" | "placed" | "paid" }
    | { what: "decided"; outcome: Outcome }
    | { what: "moved"; to: Account; reward: Reward; amount: string; note: string | null }
    | { what: "due"; reward: Reward }
  );

/** What happened between a friend and an advocate, in the order of time; what is to come is last. */
export function timelineOf(claim: Claim | null | undefined, why: Why | null | undefined): Event[] {
  const happened = [...ofClaim(claim), ...ofOrder(why), ...(why ? moves(why) : [])];
  const dues = (why?.rewards ?? []).flatMap(due);
  return [...happened, ...dues].sort(inOrder);
}

const FIRST: readonly Event["what"][] = ["came", "placed", "paid"];
const TO_THE_MINUTE = "2026-05-10T12:05".length;

/**
 * By the minute, which is what is shown: within one, a friend comes before an order is placed, and
 * it is paid before anything follows, whatever the clocks of two machines say.
 */
function inOrder(one: Event, other: Event): number {
  const minute = (event: Event) => event.at.slice(0, TO_THE_MINUTE);
  const rank = ({ what }: Event) => (FIRST.includes(what) ? FIRST.indexOf(what) : FIRST.length);
  return (
    minute(one).localeCompare(minute(other)) ||
    rank(one) - rank(other) ||
    one.at.localeCompare(other.at)
  );
}

function ofClaim(claim: Claim | null | undefined): Event[] {
  if (!claim) return [];
  const events: Event[] = [{ id: "came", at: claim.since, what: "came", via: claim.via }];
  if (claim.withdrawnAt) events.push({ id: "withdrawn", at: claim.withdrawnAt, what: "withdrawn" });
  return events;
}

function ofOrder(why: Why | null | undefined): Event[] {
  if (!why) return [];
  const events: Event[] = [{ id: "placed", at: why.placedAt, what: "placed" }];
  if (why.paidAt) events.push({ id: "paid", at: why.paidAt, what: "paid" });
  if (why.decidedAt) {
    events.push({ id: "decided", at: why.decidedAt, what: "decided", outcome: why.outcome });
  }
  return events;
}

function moves(why: Why): Event[] {
  return why.ledger.flatMap((entry): Event[] => {
    const reward = why.rewards.find(({ id }) => id === entry.rewardId);
    const to = ACCOUNTS.find((account) => account === entry.toAccount);
    if (!reward || !to) return [];
    const { id, at, amount, why: note } = entry;
    return [{ id, at, what: "moved", to, reward, amount, note: note ?? null }];
  });
}

function due(reward: Reward): Event[] {
  if (reward.state !== "PENDING" || !reward.dueAt) return [];
  return [{ id: `due-${reward.id}`, at: reward.dueAt, what: "due", reward }];
}
