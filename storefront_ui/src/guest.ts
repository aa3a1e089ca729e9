import { forget, recall, remember } from "./memory";

const NAME = "guest";

/** The token of somebody without an account who came by a link that the shop mailed. */
export function guest(): string | null {
  return recall(NAME);
}

/** Take the token out of the address, where it should not stay. */
export function admitGuest(): void {
  // Unlike location, it costs a page nothing that has not used it yet.
  if (!document.URL.includes("#")) return;
  const said = new URLSearchParams(location.hash.slice(1));
  const token = said.get("referrals");
  if (!token) return;
  remember(NAME, token);
  said.delete("referrals");
  const rest = said.toString();
  history.replaceState(
    history.state,
    "",
    location.pathname + location.search + (rest && `#${rest}`),
  );
}

export function dismissGuest(): void {
  forget(NAME);
}
