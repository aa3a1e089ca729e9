/** Several things in a row, as the language joins them. */
export function listed(items: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: "conjunction" }).format(items);
}
