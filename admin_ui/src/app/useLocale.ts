import { useEffect } from "react";
import { useTold } from "../bridge/useDashboard";
import { type Locale, spoken } from "../texts/locales";

const REMEMBERED = "referrals.locale";

/**
 * The language that the Dashboard speaks. It says so only after the page has loaded: until then it
 * is what it said last time.
 */
export function useLocale(): Locale {
  const { locale } = useTold();
  const chosen = spoken(locale ?? remembered(), navigator.language);

  useEffect(() => {
    document.documentElement.lang = chosen;
    if (locale) remember(locale);
  }, [chosen, locale]);
  return chosen;
}

function remembered(): string | null {
  try {
    return localStorage.getItem(REMEMBERED);
  } catch {
    // Browsers that keep nothing for frames throw.
    return null;
  }
}

function remember(locale: string) {
  try {
    localStorage.setItem(REMEMBERED, locale);
  } catch {
    // Then the browser's own language is the first guess next time.
  }
}
