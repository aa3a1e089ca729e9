/** Those that the app has words of its own in; in any other its texts are read in English. */
const LANGUAGES = "en cs de es fr it ja lv nl pl pt ro ru sv".split(" ");

/** Each language with its name in the reader's, by name. */
export function languages(locale: string): [string, string][] {
  const names = new Intl.DisplayNames(locale, { type: "language" });
  const named = LANGUAGES.map((one): [string, string] => [one, names.of(one) ?? one]);
  return named.sort(([, a], [, b]) => a.localeCompare(b, locale));
}
