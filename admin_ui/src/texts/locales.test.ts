import { expect, test } from "vitest";
import { spoken } from "./locales";

test("the nearest language that we speak is spoken", () => {
  expect(spoken("pl-PL")).toBe("pl");
  expect(spoken(null, "de-AT")).toBe("de");
  expect(spoken("fr", "lv")).toBe("lv");
  expect(spoken("ar", undefined)).toBe("en");
});
