const REMEMBERED = "referrals.shortcuts";

/** Whether single keys do something: who speaks to the computer, or hits keys, turns them off. */
export function shortcutsAreOn(): boolean {
  try {
    return localStorage.getItem(REMEMBERED) !== "off";
  } catch {
    return true;
  }
}

export function turnShortcuts(on: boolean): void {
  try {
    localStorage.setItem(REMEMBERED, on ? "on" : "off");
  } catch {
    // Browsers that keep nothing for frames leave them on.
  }
}
