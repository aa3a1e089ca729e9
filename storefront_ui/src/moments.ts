export function day(value: string, locale: string): string {
  // In the middle of a sentence a Latvian month would need another case than it is given.
  const shape = locale.startsWith("lv") ? "short" : "long";
  return new Intl.DateTimeFormat(locale, { dateStyle: shape }).format(new Date(value));
}

/** Of a date without a time. */
export function month(value: string, locale: string): string {
  const shape = { month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, shape).format(new Date(value));
}

export function number(value: string, locale: string): string {
  return new Intl.NumberFormat(locale).format(Number(value));
}

/** `unit`: a currency, or the word for something that is counted. */
export function amount(value: string, unit: string, locale: string): string {
  if (!/^[A-Z]{3}$/.test(unit)) return number(value, locale);
  const money = new Intl.NumberFormat(locale, { style: "currency", currency: unit });
  return money.format(Number(value));
}
