import { expect, test } from "vitest";
import { LINKS, linkBy } from "./ways";

test("a link keeps what it had and says how it went out", () => {
  expect(linkBy("https://shop.example/de?ref=anna-7k2", "WHATSAPP")).toBe(
    "https://shop.example/de?ref=anna-7k2&via=whatsapp",
  );
});

test.each(Object.entries(LINKS))("%s is given the link and the words", (_, { to }) => {
  const link = "https://shop.example/?ref=anna-7k2&via=x";
  const address = new URL(to(link, "Für dich & mich"));
  expect(decodeURIComponent(address.href.replaceAll("+", "%20"))).toContain(link);
});

test("a mail says its words without plus signs", () => {
  expect(LINKS.EMAIL?.to("https://shop.example/", "For you")).toContain("body=For%20you%0A%0A");
});
