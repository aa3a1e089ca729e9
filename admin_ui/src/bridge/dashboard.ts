import { AppBridge, type actions } from "@saleor/app-sdk/app-bridge";
import { DashboardState, type Told } from "./state";

type Action = ReturnType<(typeof actions)[keyof typeof actions]>;

const GREETING_MS = 10_000;
const FRESH_TOKEN_MS = 5_000;

export interface Dashboard {
  /** The app's id in the shop, and the shop's API: both never change while a page is open. */
  readonly appId: string;
  readonly apiUrl: string;
  readonly state: DashboardState;
  send(action: Action): void;
  /** Called with the path that the Dashboard's address shows. */
  onRedirect(listener: (path: string) => void): () => void;
  /** A token other than this one: the Dashboard sends one shortly before each ends. */
  freshToken(old: string): Promise<string | null>;
  /** The SDK's own bridge, for what it does with elements. */
  readonly bridge: AppBridge;
}

/** The Dashboard around this page, or null where there is none. */
export function openDashboard(): Dashboard | null {
  const asked = new URLSearchParams(location.search);
  const apiUrl = asked.get("saleorApiUrl");
  // The SDK believes messages of the origin that the page was opened from, and of no other.
  const origin = document.referrer ? new URL(document.referrer).origin : null;
  if (window.parent === window || !apiUrl || !origin) return null;

  const state = new DashboardState({
    standing: "greeting",
    theme: asked.get("theme") === "dark" ? "dark" : "light",
    locale: null,
    token: "",
  });
  listenForEmptyToken(origin, state);
  const bridge = new AppBridge();
  bridge.subscribe("handshake", ({ token }) => state.change({ standing: "open", token }));
  bridge.subscribe("tokenRefresh", ({ token }) => state.change({ token }));
  bridge.subscribe("theme", ({ theme }) => state.change({ theme }));
  bridge.subscribe("localeChanged", ({ locale }) => state.change({ locale }));
  setTimeout(() => {
    if (state.told().standing === "greeting") state.change({ standing: "silent" });
  }, GREETING_MS);

  return {
    appId: asked.get("id") ?? "",
    apiUrl,
    state,
    bridge,
    send(action) {
      // What the Dashboard refuses it tells staff itself; an answer that is late is no error.
      bridge.dispatch(action).catch(() => undefined);
    },
    onRedirect: (listener) => bridge.subscribe("redirect", ({ path }) => listener(path)),
    freshToken: (old) => state.until(freshThan(old), FRESH_TOKEN_MS),
  };
}

/** Widgets are drawn for staff without their right, too, with an empty token: the SDK throws on it. */
function listenForEmptyToken(origin: string, state: DashboardState) {
  window.addEventListener("message", (event: MessageEvent) => {
    const { type, payload } = event.data ?? {};
    if (event.origin !== origin || type !== "handshake" || payload?.token) return;
    event.stopImmediatePropagation();
    state.change({ standing: "without-right" });
  });
}

function freshThan(old: string) {
  return (told: Told) => (told.token !== old ? told.token : null);
}
