import { expect, test } from "vitest";
import { timelineOf } from "./timeline";

const reward = {
  id: "1",
  side: "ADVOCATE",
  kind: "FIXED",
  state: "PENDING",
  amount: "10",
  unit: "EUR",
  dueAt: "2026-05-24T12:00:00Z",
  expiresAt: null,
} as const;
const claim = {
  id: "1",
  via: "LINK",
  since: "2026-05-01T12:00:00Z",
  withdrawnAt: null,
  sentence: "",
  orders: [],
} as const;
const why = {
  orderNumber: "1",
  total: { amount: "50", currency: "EUR" },
  placedAt: "2026-05-10T12:00:00Z",
  paidAt: "2026-05-10T12:05:00Z",
  claim: null,
  outcome: "QUALIFIED",
  reason: "QUALIFIED",
  sentence: "",
  decidedAt: "2026-05-10T12:05:01Z",
  trace: [],
  signals: [],
  rewards: [reward],
  ledger: [
    {
      id: "7",
      at: "2026-05-10T12:05:01Z",
      rewardId: "1",
      toAccount: "owed",
      amount: "10",
      unit: "EUR",
      reason: "QUALIFIED",
      why: null,
    },
  ],
} as const;
const told = (events: ReturnType<typeof timelineOf>) => events.map(({ what }) => what);

test("a referral is told from the claim to the reward that is to come", () => {
  const events = timelineOf({ ...claim, orders: [] }, structuredClone(why) as never);

  expect(told(events)).toEqual(["came", "placed", "paid", "decided", "moved", "due"]);
});

test("a reward that was given out is not to come any more", () => {
  const issued = { ...structuredClone(why), rewards: [{ ...reward, state: "ISSUED" }] };

  expect(told(timelineOf(null, issued as never))).not.toContain("due");
});

test("an order is paid before it is judged, even if the app's clock is a little behind", () => {
  const behind = { ...structuredClone(why), decidedAt: "2026-05-10T12:05:00.5Z", ledger: [] };
  const late = { ...behind, paidAt: "2026-05-10T12:05:01Z", rewards: [] };

  expect(told(timelineOf(null, late as never))).toEqual(["placed", "paid", "decided"]);
});

test("what is not known yet is not told", () => {
  expect(timelineOf(undefined, undefined)).toEqual([]);
  expect(told(timelineOf({ ...claim, orders: [] }, null))).toEqual(["came"]);
});
