import { expect, test } from "vitest";
import { idsIn, kindAt } from "./ids";

test("the last step of a path says which goods lie there", () => {
  expect(kindAt("order.but_not.categories")).toBe("CATEGORY");
  expect(kindAt("offers.0.friend.reward.variants")).toBe("VARIANT");
  expect(kindAt("order.channels")).toBeUndefined();
});

test("ids are told from names", () => {
  expect(idsIn("UHJvZHVjdDox", "PRODUCT")).toEqual(["UHJvZHVjdDox"]);
  expect(idsIn(" UHJvZHVjdDox, UHJvZHVjdDoxMg== ", "PRODUCT")).toEqual([
    "UHJvZHVjdDox",
    "UHJvZHVjdDoxMg==",
  ]);
  expect(idsIn("Mug", "PRODUCT")).toBeNull();
  expect(idsIn("UHJvZHVjdDox Mug", "PRODUCT")).toBeNull();
  expect(idsIn("", "PRODUCT")).toBeNull();
  expect(idsIn("100%", "PRODUCT")).toBeNull();
});

test("an id of another kind is none of these", () => {
  expect(idsIn("UHJvZHVjdDox", "VARIANT")).toBeNull();
  expect(idsIn("UHJvZHVjdFZhcmlhbnQ6Mw==", "VARIANT")).toEqual(["UHJvZHVjdFZhcmlhbnQ6Mw=="]);
});

test("the address of a page in the Dashboard has the id at its end", () => {
  const address = "https://shop.example/dashboard/categories/Q2F0ZWdvcnk6MQ%3D%3D?after=x";
  expect(idsIn(address, "CATEGORY")).toEqual(["Q2F0ZWdvcnk6MQ=="]);
});
