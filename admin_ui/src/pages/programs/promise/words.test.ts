import { expect, test } from "vitest";
import { openSpans } from "./calendar";
import { fromClock, onClock } from "./clock";
import { daysIn, spans } from "./words";

test("days are said as people write them, and understood so", () => {
  expect(spans([15, 1, 2, 3])).toBe("1–3, 15");
  expect(daysIn("1-3, 15")).toEqual([1, 2, 3, 15]);
  expect(daysIn("1–3 15")).toEqual([1, 2, 3, 15]);
  expect(daysIn("")).toEqual([]);
  expect(daysIn("first")).toBe(null);
});

test("a moment is shown by the shop's clocks and comes back the same", () => {
  expect(onClock("2026-12-01T00:00:00+01:00", "Europe/Berlin")).toBe("2026-12-01T00:00");
  expect(onClock("2026-07-01T00:00:00Z", "Europe/Riga")).toBe("2026-07-01T03:00");
  for (const shown of ["2026-01-15T08:30", "2026-07-15T23:59", "2026-10-26T00:00"]) {
    for (const zone of ["Europe/Berlin", "America/New_York", "Asia/Kolkata", "UTC"]) {
      expect(onClock(fromClock(shown, zone), zone)).toBe(shown);
    }
  }
  expect(fromClock("2026-07-01T12:00", "America/New_York")).toBe("2026-07-01T12:00:00-04:00");
});

test("a program is open between its ends, on the days that come again", () => {
  expect(openSpans({}, "2026-05-10", 31, "UTC")).toEqual([[0, 31]]);
  const may = { starts_at: "2026-05-03T00:00:00Z", ends_at: "2026-05-05T00:00:00Z" };
  expect(openSpans(may, "2026-05-10", 31, "UTC")).toEqual([[2, 4]]);
  // 1 May 2026 is a Friday.
  const weekends = { windows: [{ weekdays: ["sat", "sun"] as const }] };
  expect(openSpans(weekends, "2026-05-01", 10, "UTC")).toEqual([
    [1, 3],
    [8, 10],
  ]);
  expect(openSpans({ windows: [{ months: [6] }] }, "2026-05-01", 40, "UTC")).toEqual([[31, 40]]);
});
