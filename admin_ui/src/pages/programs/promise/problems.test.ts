import { expect, test } from "vitest";
import { placed } from "./problems";
import { WHOLE } from "./whole.fixture";

const shown = (path: string, message: string) => placed({ path, message }, WHOLE);

test("what is said of a part is shown at the field that mends it", () => {
  expect(shown("offers.0.friend", "hold_days is a whole number from 0 to 365.")).toMatchObject({
    path: "offers.0.friend.hold_days",
    key: "wrong.whole",
    values: { least: "0", most: "365" },
  });
  expect(shown("program", "A program has a name of at most 100 letters.").path).toBe("name");
  expect(shown("offers.0.friend.reward", "An amount is above 0.").path).toBe(
    "offers.0.friend.reward.amounts",
  );
  expect(shown("order", "An amount is above 0.").path).toBe("order.minimum");
  expect(shown("offers.1.split", "An amount is above 0.").path).toBe("offers.1.split.budget");
});

test("what is said of a field stays there", () => {
  expect(shown("window_days", "Input should be a valid integer")).toMatchObject({
    path: "window_days",
    key: "wrong.number",
  });
  expect(shown("order.goods.products.0", "Input should be a valid string").path).toBe(
    "order.goods.products.0",
  );
});

test("what we have no words for is said as the app said it", () => {
  expect(shown("order", "Something new.")).toEqual({ path: "order", message: "Something new." });
});
