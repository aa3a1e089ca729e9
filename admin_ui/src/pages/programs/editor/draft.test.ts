import { expect, test } from "vitest";
import { changed, isChanged, opened } from "./draft";

const PROMISE = { name: "Give 10, get 10", offers: [{ name: "A" }] };

test("a change is known until it is taken back or saved", () => {
  const draft = changed(opened(PROMISE), { to: "set", path: "window_days", value: 7 });

  expect(isChanged(draft)).toBe(true);
  expect(isChanged(changed(draft, { to: "set", path: "window_days", value: undefined }))).toBe(
    false,
  );
  expect(isChanged(changed(draft, { to: "saved" }))).toBe(false);
});

test("what was refused is gone as soon as its field is changed, and nothing else is", () => {
  const refused = changed(opened(PROMISE), {
    to: "refused",
    problems: [
      { path: "offers.0.friend", message: "hold_days is a whole number from 0 to 365." },
      { path: "window_days", message: "Input should be a valid integer" },
    ],
  });
  const mended = changed(refused, { to: "set", path: "offers.0.friend.hold_days", value: 1 });

  expect(refused.problems.map(({ path }) => path)).toEqual([
    "offers.0.friend.hold_days",
    "window_days",
  ]);
  expect(mended.problems.map(({ path }) => path)).toEqual(["window_days"]);
});
