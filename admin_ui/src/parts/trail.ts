const BETWEEN = "~";

/** The cursors that led to a page of a list, as the address keeps them: the last one is its own. */
export function cursorOf(trail: string): string | null {
  return trail.split(BETWEEN).at(-1) || null;
}

export function onward(trail: string, cursor: string): string {
  return trail ? `${trail}${BETWEEN}${cursor}` : cursor;
}

export function backward(trail: string): string {
  return trail.split(BETWEEN).slice(0, -1).join(BETWEEN);
}
