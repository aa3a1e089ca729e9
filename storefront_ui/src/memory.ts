// What is remembered from one page to the next, in the shop's own storage. A browser that refuses it
// forgets with the page; nothing that is promised hangs on it.

const LASTS = 30 * 24 * 3600 * 1000;
const held = new Map<string, string>();

interface Kept {
  value: string;
  until: number;
}

export function remember(name: string, value: string, until = Date.now() + LASTS): void {
  const text = JSON.stringify({ value, until } satisfies Kept);
  held.set(name, text);
  try {
    localStorage.setItem(key(name), text);
  } catch {
    // Refused, or full.
  }
}

export function recall(name: string): string | null {
  const text = stored(name) ?? held.get(name);
  if (!text) return null;
  try {
    const { value, until } = JSON.parse(text) as Kept;
    if (until > Date.now()) return value;
  } catch {
    // Not what we wrote.
  }
  forget(name);
  return null;
}

export function forget(name: string): void {
  held.delete(name);
  try {
    localStorage.removeItem(key(name));
  } catch {
    // Refused.
  }
}

function stored(name: string): string | null {
  try {
    return localStorage.getItem(key(name));
  } catch {
    return null;
  }
}

function key(name: string): string {
  return `referrals.${name}`;
}
