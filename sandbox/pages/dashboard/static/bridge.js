// The Dashboard's side of the AppBridge: one host for each frame, which hears its app's origin only.
const MOUNT = "/dashboard";
const VERSIONS = { saleorVersion: "3.23.28", dashboardVersion: "3.23.27" };
const REFRESH_BEFORE_MS = 30_000;
const SHORTEST_REFRESH_MS = 30_000;
const TALLEST_WIDGET_PX = 5000;

export class FrameHost {
  constructor(element, settings) {
    this.element = element;
    this.settings = settings;
    this.data = element.dataset;
    this.iframe = element.querySelector("iframe");
    this.posts = this.data.method === "POST";
    this.token = "";
    this.ready = false;
    this.opened = new URL(this.data.source);
    this.openedAt = this.innerPath();
    window.addEventListener("message", (event) => this.hear(event));
    if (this.data.target === "APP_PAGE") {
      window.addEventListener("popstate", () => this.follow());
    }
  }

  // A step back changes the address by itself, and the frame is opened anew where it leads.
  follow() {
    const to = new URL(this.opened);
    const below = this.openedAt.replace(/\/$/, "").length;
    const app = to.pathname.slice(0, to.pathname.length - below);
    to.pathname = app + this.innerPath();
    for (const [name, value] of new URLSearchParams(location.search)) {
      to.searchParams.set(name, value);
    }
    to.searchParams.set("theme", this.settings.theme());
    this.iframe.src = to;
  }

  async open() {
    await this.fetchToken();
    // Of what the app sends before its page has loaded, only notifyReady matters.
    this.iframe.addEventListener("load", () => this.greet());
    if (this.posts) {
      const form = this.element.querySelector("form");
      form.elements.accessToken.value = this.token;
      form.submit();
    } else {
      this.iframe.src = `${this.data.source}&theme=${this.settings.theme()}`;
    }
  }

  async fetchToken() {
    const answer = await fetch(this.data.tokenUrl, { headers: { Accept: "application/json" } });
    if (!answer.ok) return;
    this.token = (await answer.json()).token;
    this.planRefresh();
  }

  planRefresh() {
    clearTimeout(this.timer);
    const expires = expiryOf(this.token);
    if (expires === null) return;
    const pause = Math.max(expires - REFRESH_BEFORE_MS - Date.now(), SHORTEST_REFRESH_MS);
    this.timer = setTimeout(async () => {
      await this.fetchToken();
      if (this.ready) this.send("tokenRefresh", { token: this.token });
    }, pause);
  }

  greet() {
    this.ready = true;
    if (this.posts) return; // A posted widget got its token with the form.
    this.shakeHands();
    this.tellLocale();
    this.tellTheme();
    this.send("redirect", { path: this.innerPath() });
  }

  shakeHands() {
    this.send("handshake", { token: this.token, version: 1, ...VERSIONS });
  }

  tellTheme() {
    if (this.ready && !this.posts) this.send("theme", { theme: this.settings.theme() });
  }

  tellLocale() {
    if (this.ready && !this.posts) this.send("localeChanged", { locale: this.settings.locale() });
  }

  innerPath() {
    const path = decodeURIComponent(location.pathname);
    const root = decodeURIComponent(this.data.appRoot).replace(/\/$/, "");
    return path.startsWith(root) ? path.slice(root.length) || "/" : path.slice(MOUNT.length);
  }

  send(type, payload) {
    this.iframe.contentWindow?.postMessage({ type, payload }, this.data.origin);
  }

  hear(event) {
    if (event.origin !== this.data.origin || event.source !== this.iframe.contentWindow) return;
    const { type, payload } = event.data ?? {};
    if (!type || !payload?.actionId) return;
    const allowed = this.posts ? ["widgetResize"] : Object.keys(ACTIONS);
    if (!allowed.includes(type)) return;
    const ok = ACTIONS[type](this, payload);
    this.send("response", { actionId: payload.actionId, ok });
  }
}

const ACTIONS = {
  notifyReady(host) {
    host.ready = true;
    host.shakeHands();
    return true;
  },

  notification(_host, { status, title, text, apiMessage }) {
    const note = document.createElement("div");
    note.className = `notice ${status === "error" || status === "warning" ? "problem" : "good"}`;
    for (const part of [title, text, apiMessage].filter(Boolean)) {
      const line = document.createElement("p");
      line.textContent = part;
      note.append(line);
    }
    document.getElementById("notices").append(note);
    return true;
  },

  redirect(_host, { to, newContext }) {
    if (typeof to !== "string") return false;
    if (to.startsWith("/") && !to.startsWith("//")) {
      if (newContext) window.open(MOUNT + to);
      else location.assign(MOUNT + to);
      return true;
    }
    if (!/^https?:\/\//.test(to)) return false;
    if (newContext) {
      window.open(to, "_blank", "noopener");
      return true;
    }
    if (!window.confirm("You are about to leave the Dashboard. Go on?")) return false;
    location.assign(to);
    return true;
  },

  updateRouting(host, { newRoute }) {
    const root = host.data.appRoot.replace(/\/$/, "");
    history.pushState(null, "", `${root}/${String(newRoute).replace(/^\/+/, "")}`);
    return true;
  },

  widgetResize(host, { height }) {
    const wanted = Number(height);
    if (!(wanted > 0)) return true;
    host.iframe.style.height = `${Math.min(wanted, TALLEST_WIDGET_PX)}px`;
    return true;
  },

  requestPermissions(host, { permissions, redirectPath }) {
    if (!permissions?.length || !redirectPath) return false;
    const query = new URLSearchParams({
      requestedPermissions: permissions.join(","),
      redirectPath,
    });
    location.assign(`${host.data.consent}?${query}`);
    return true;
  },

  refreshEntity() {
    refreshEntity();
    return true;
  },
};

// Read the page again and put in what changed, around the frames, which stay as they are.
async function refreshEntity() {
  const answer = await fetch(location.href);
  const fresh = new DOMParser().parseFromString(await answer.text(), "text/html");
  const cards = (root) => [...root.querySelectorAll("[data-entity] .card:not(.widget)")];
  const now = cards(fresh);
  cards(document).forEach((card, at) => now[at] && card.replaceWith(now[at]));
  const title = fresh.querySelector("main h1");
  if (title) document.querySelector("main h1")?.replaceWith(title);
}

function expiryOf(token) {
  try {
    const payload = token.split(".")[1].replace(/-/g, "+").replace(/_/g, "/");
    return JSON.parse(atob(payload)).exp * 1000;
  } catch {
    return null;
  }
}
