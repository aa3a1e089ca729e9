import { expect, test } from "vitest";
import { KEEPING as ADVOCATES } from "../pages/advocates/filter";
import { KEEPING as REFERRALS } from "../pages/referrals/filter";
import { KEEPING as CASES } from "../pages/review/filter";
import { KEEPING as REWARDS } from "../pages/rewards/filter";
import { addressOf, canShow, isSame, type Keeping, looksForOne } from "./kept";
import { wrongWith } from "./naming";

const LISTS: [Keeping, string[]][] = [
  [REFERRALS, ["", "state=HELD", "state=BOUGHT&days=30", "state=UNDONE&program=2"]],
  [REWARDS, ["", "state=PENDING&side=FRIEND", "kind=POINTS&days=7&program=1"]],
  [ADVOCATES, ["", "sort=FRIENDS", "state=BANNED", "state=FREE&sort=FRIENDS"]],
  [CASES, ["", "state=ALL", "state=REFUSED&kind=CIRCLE", "kind=HOUSEHOLD"]],
];

test("what is kept of an address leads back to it", () => {
  for (const [keeping, addresses] of LISTS) {
    for (const address of addresses) {
      const kept = keeping.kept(new URLSearchParams(address));
      const said = Object.entries(addressOf(keeping, kept)).filter(([, value]) => value !== "");
      expect(new URLSearchParams(said).toString()).toBe(address);
      expect(canShow(keeping, kept)).toBe(true);
    }
  }
});

test("a filter is kept in the words of our API", () => {
  const kept = ({ kept }: Keeping, address: string) => kept(new URLSearchParams(address));

  expect(kept(REFERRALS, "state=BOUGHT&days=30")).toEqual({
    state: "BOUGHT",
    isHeld: false,
    days: "30",
  });
  expect(kept(CASES, "")).toEqual({ state: "OPEN" });
  expect(kept(CASES, "state=ALL")).toEqual({});
  expect(kept(ADVOCATES, "state=FREE&sort=NEWEST")).toEqual({ isBanned: false });
});

test("whom staff look for is not kept, nor what nobody can ask for, nor the page", () => {
  for (const [keeping] of LISTS) {
    const asked = new URLSearchParams("search=bob@example.com&advocate=7&page=9&days=1&state=x");
    expect(keeping.kept(asked)).toEqual(keeping.kept(new URLSearchParams()));
    expect(looksForOne(asked)).toBe(true);
  }
});

test("what only another client can ask for is not shown as if it were less", () => {
  expect(canShow(REFERRALS, { from: "2026-01-01" })).toBe(false);
  expect(canShow(REFERRALS, { isHeld: false })).toBe(false);
  expect(canShow(REWARDS, { state: "PENDING", sort: "OLDEST" })).toBe(false);
});

test("two filters are the same in any order", () => {
  expect(isSame({ state: "PENDING", side: "FRIEND" }, { side: "FRIEND", state: "PENDING" })).toBe(
    true,
  );
  expect(isSame({ state: "PENDING" }, { state: "PENDING", side: "FRIEND" })).toBe(false);
  expect(isSame({ state: "PENDING" }, { side: "FRIEND" })).toBe(false);
});

test("a name is short, and no address", () => {
  expect(wrongWith("")).toBe("needed");
  expect(wrongWith("ж".repeat(60))).toBe(null);
  expect(wrongWith("ж".repeat(61))).toBe("long");
  expect(wrongWith("of bob@example.com")).toBe("address");
});
