/** Where somebody is in a list that opens below a box; `at` -1: at none of its options. */
export interface Spot {
  isOpen: boolean;
  at: number;
}

export const CLOSED: Spot = { isOpen: false, at: -1 };

/** Where a key leads in a list of so many options; null where it means nothing to the list. */
export function moved({ isOpen, at }: Spot, key: string, count: number): Spot | null {
  switch (key) {
    case "ArrowDown":
      return { isOpen: true, at: isOpen && at < count - 1 ? at + 1 : 0 };
    case "ArrowUp":
      return { isOpen: true, at: isOpen && at > 0 ? at - 1 : Math.max(0, count - 1) };
    case "Escape":
      return isOpen ? CLOSED : null;
    default:
      return null;
  }
}
