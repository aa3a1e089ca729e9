import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import en, { type Key, type Texts } from "./en";
import { fill, sayIn } from "./say";

const LANGUAGES = readdirSync(import.meta.dirname)
  .filter((name) => /^..\.ts$/.test(name))
  .map((name) => name.slice(0, 2));

const gaps = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();

test.each(LANGUAGES)(
  "every text in %s fills in what the English one fills in",
  async (language) => {
    const { default: texts } = (await import(`./${language}.ts`)) as { default: Texts };
    for (const key of Object.keys(en) as Key[]) {
      expect([key, gaps(texts[key])]).toEqual([key, gaps(en[key])]);
    }
  },
);

test("a language of the region is found, and English stands for one that is not there", async () => {
  expect((await sayIn("pl-PL"))("close")).toBe("Zamknij");
  expect((await sayIn("xx"))("close")).toBe("Close");
});

test("what is not given stays to be seen", () => {
  expect(fill("{a} and {b}", { a: "one" })).toBe("one and {b}");
});
