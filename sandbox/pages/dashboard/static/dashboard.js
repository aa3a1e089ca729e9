// The Dashboard's own choices, and a host for every frame on the page.
import { FrameHost } from "./bridge.js";

const systemIsDark = matchMedia("(prefers-color-scheme: dark)");

const settings = {
  theme() {
    const chosen = localStorage.getItem("dashboard.theme");
    return chosen || (systemIsDark.matches ? "dark" : "light");
  },
  locale() {
    return localStorage.getItem("dashboard.locale") || "en";
  },
};

const hosts = [...document.querySelectorAll("[data-frame]")].map(
  (element) => new FrameHost(element, settings),
);
hosts.forEach((host) => host.open());

function tellTheme() {
  hosts.forEach((host) => host.tellTheme());
}

function bind(id, stored, changed) {
  const select = document.getElementById(id);
  if (!select) return;
  select.value = localStorage.getItem(stored) || select.options[0].value;
  select.addEventListener("change", () => {
    localStorage.setItem(stored, select.value);
    changed(select.value);
  });
}

bind("theme", "dashboard.theme", (value) => {
  document.documentElement.dataset.theme = value;
  tellTheme();
});
bind("locale", "dashboard.locale", () => hosts.forEach((host) => host.tellLocale()));
systemIsDark.addEventListener("change", tellTheme);
