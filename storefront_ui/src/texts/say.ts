import type { Key, Texts } from "./en";

/** A text in the reader's language, with each `{name}` filled in. */
export type Say = (key: Key, values?: Readonly<Record<string, string>>) => string;

const LANGUAGES: Record<string, () => Promise<{ default: Texts }>> = {
  de: () => import("./de"),
  es: () => import("./es"),
  fr: () => import("./fr"),
  it: () => import("./it"),
  ja: () => import("./ja"),
  lv: () => import("./lv"),
  pl: () => import("./pl"),
  ro: () => import("./ro"),
  ru: () => import("./ru"),
};

/** English, where there are no texts in the language. */
export async function sayIn(locale: string): Promise<Say> {
  const load = LANGUAGES[locale.slice(0, 2).toLowerCase()] ?? (() => import("./en"));
  const { default: texts } = await load();
  return (key, values = {}) => fill(texts[key], values);
}

export function fill(text: string, values: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (gap, name: string) => values[name] ?? gap);
}
