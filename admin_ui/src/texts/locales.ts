/** The languages of the pages. English is written first, and is what all others fall back to. */
export const LOCALES = ["en", "ro", "ru", "lv", "de", "pl"] as const;
export type Locale = (typeof LOCALES)[number];

/** The first of these that we speak: `pl-PL` is Polish, and what nobody speaks is English. */
export function spoken(...wanted: (string | null | undefined)[]): Locale {
  for (const one of wanted) {
    const base = one?.toLowerCase().split("-")[0];
    const found = LOCALES.find((locale) => locale === base);
    if (found) return found;
  }
  return "en";
}
