// Not written as `new URL("…", import.meta.url)`: to vite that means a file to be built.
const script = import.meta.url;
const at = (path: string) => new URL(path, script);

/** Where the app's pages lie, such as `/dashboard/`: scripts lie one folder below. */
export const ROOT = at("../").pathname;

/** The same for a router, such as `/dashboard`. */
export const BASE = ROOT.replace(/\/$/, "");

/** Our own GraphQL door, beside the pages. */
export const DOOR = at("../../graphql/admin").pathname;

/** What a storefront loads. */
export const ELEMENTS_SCRIPT = at("../../storefront/referrals.js").href;

/** What an advocate sends to friends. */
export function shareLink(word: string): string {
  return at(`../../r/${word}`).href;
}

/** The share link as a picture that telephones read. */
export function qrCode(word: string): string {
  return at(`../../qr/${word}.svg`).href;
}

/** The path below the root, such as `/referrals/7`. */
export function placeOf(pathname: string): string {
  const below = pathname.startsWith(ROOT) ? pathname.slice(ROOT.length) : "";
  return `/${below.replace(/\/+$/, "")}`;
}
