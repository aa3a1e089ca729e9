/** Where the app's pages lie, such as `/dashboard/`: scripts lie one folder below. */
export const ROOT = new URL("../", import.meta.url).pathname;

/** Our own GraphQL door, beside the pages. */
export const DOOR = new URL("../../graphql/admin", import.meta.url).pathname;

/** What an advocate sends to friends. */
export function shareLink(word: string): string {
  return new URL(`../../r/${word}`, import.meta.url).href;
}

/** The path below the root, such as `/referrals/7`. */
export function placeOf(pathname: string): string {
  const below = pathname.startsWith(ROOT) ? pathname.slice(ROOT.length) : "";
  return `/${below.replace(/\/+$/, "")}`;
}
