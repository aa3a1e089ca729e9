const ROWS = "tr[data-row]";

/** The id of the row that the focus is in. */
export function focusedRow(): string | undefined {
  return document.activeElement?.closest<HTMLElement>(ROWS)?.dataset.row;
}

/** The focus goes so many rows down, or up, to the link of that row; from outside to the first. */
export function focusRow(step: 1 | -1): void {
  const rows = [...document.querySelectorAll<HTMLElement>(ROWS)];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[Math.max(0, at + step)] ?? rows.at(-1);
  next?.querySelector<HTMLElement>("a")?.focus();
}
