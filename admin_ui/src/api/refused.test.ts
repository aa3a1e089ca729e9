import { expect, test } from "vitest";
import { reasonOf } from "./refused";

test("a missing right is told from a session that is over, whatever the status", () => {
  expect(reasonOf(403, "PERMISSION_DENIED")).toBe("right");
  expect(reasonOf(200, "PERMISSION_DENIED")).toBe("right");
  expect(reasonOf(401, "TOKEN_INVALID")).toBe("session");
});

test("what may pass by itself is told from what will not", () => {
  expect(reasonOf(503, "KEYS_UNAVAILABLE")).toBe("away");
  expect(reasonOf(404, "SHOP_UNKNOWN")).toBe("shop");
  expect(reasonOf(500, undefined)).toBe("broken");
});
