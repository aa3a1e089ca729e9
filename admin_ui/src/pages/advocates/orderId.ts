/** An order's id in what staff paste: the address of its page in the Dashboard, or the id itself. */
export function orderIdIn(pasted: string): string {
  const [, found] = pasted.match(/\/orders\/([^/?#\s]+)/) ?? [];
  return found ? decodeURIComponent(found) : pasted.trim();
}
