/** One a line, or apart from each other by spaces or commas. */
export function entriesIn(text: string): string[] {
  return text.split(/[\s,;]+/).filter(Boolean);
}
