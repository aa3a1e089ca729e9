/** What can be told to be wrong while staff write; the app has the last word. */
export const isName = (text: string) => text.trim().length <= 60;
export const isColour = (text: string) => text === "" || /^#[0-9a-f]{6}$/i.test(text);
export const isPicture = (text: string) => text === "" || /^https:\/\/[^\s@/]+/.test(text);
export const isMailbox = (text: string) => text === "" || /^[^\s@]+@[^\s@]+$/.test(text);

/** True for `https://shop.example` and what leads there. */
export function isOrigin(text: string): boolean {
  return /^https?:\/\/[^\s/]/.test(text) && URL.canParse(text);
}

export function isWhole(text: string, least: number, most: number): boolean {
  return /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

/** Nothing is said where nothing is written. */
export const orNull = (text: string) => text.trim() || null;
