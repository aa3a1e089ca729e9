// Every language has every text, fills in what English fills in, has the plurals that it needs, and
// no text is there that no page says.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse, TYPE } from "@formatjs/icu-messageformat-parser";

const source = join(fileURLToPath(new URL(".", import.meta.url)), "../src");
const texts = join(source, "texts");
const locales = readdirSync(texts, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const wrong = [];
const MOST = 30;

for (const file of readdirSync(join(texts, "en"))) {
  const english = read("en", file);
  for (const locale of locales) compare(locale, file, english);
  for (const key of Object.keys(english)) {
    if (!isSaid(key)) wrong.push(`en/${file}: no page says ${key}`);
  }
}
if (wrong.length > 0) {
  const more = wrong.length > MOST ? `\n… and ${wrong.length - MOST} more` : "";
  console.error(wrong.slice(0, MOST).join("\n") + more);
  process.exit(1);
}

function compare(locale, file, english) {
  const said = read(locale, file);
  for (const key of Object.keys(english)) {
    if (!said[key]) wrong.push(`${locale}/${file}: ${key} is missing`);
    else wrong.push(...differences(locale, english[key], said[key]).map(named(locale, file, key)));
  }
  for (const key of Object.keys(said)) {
    if (!(key in english)) wrong.push(`${locale}/${file}: ${key} is not in English`);
  }
}

function named(locale, file, key) {
  return (problem) => `${locale}/${file}: ${key} ${problem}`;
}

function differences(locale, english, said) {
  const [wanted, found] = [english, said].map((text) => gaps(parse(text)));
  const problems = [];
  if ([...wanted].sort().join() !== [...found].sort().join()) {
    problems.push(`fills in ${[...found]}, English ${[...wanted]}`);
  }
  for (const forms of plurals(parse(said))) {
    // Numbers here are whole, and what only broken ones need is not asked for.
    const missing = categories(locale).filter((form) => !(form in forms));
    if (missing.length > 0) problems.push(`has no plural for ${missing}`);
  }
  return problems;
}

function categories(locale) {
  const rules = new Intl.PluralRules(locale);
  return [...new Set(Array.from({ length: 201 }, (_, number) => rules.select(number))), "other"];
}

function gaps(parts) {
  return new Set(
    parts.flatMap((part) => {
      if (part.type === TYPE.literal || part.type === TYPE.pound) return [];
      const inner = Object.values(part.options ?? {}).flatMap(({ value }) => [...gaps(value)]);
      return [part.value, ...inner];
    }),
  );
}

function plurals(parts) {
  return parts.filter((part) => part.type === TYPE.plural).map((part) => part.options);
}

/** Said as it stands, or as `state.${…}` with this beginning. */
function isSaid(key) {
  return said().whole.has(key) || said().beginnings.some((beginning) => key.startsWith(beginning));
}

function said() {
  if (!said.found) {
    const code = codeIn(source);
    const beginnings = [...code.matchAll(/`([\w]+(?:\.[\w]+)*\.)\$\{/g)].map((found) => found[1]);
    const whole = [...code.matchAll(/["`]([\w]+(?:\.[\w]+)*)["`]/g)].map((found) => found[1]);
    said.found = { beginnings, whole: new Set(whole) };
  }
  return said.found;
}

function codeIn(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), "utf8"))
    .join("\n");
}

function read(locale, file) {
  try {
    return JSON.parse(readFileSync(join(texts, locale, file), "utf8"));
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}
