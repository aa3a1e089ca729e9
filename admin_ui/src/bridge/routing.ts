/**
 * Our path in what the Dashboard says of its own address: some versions send `/referrals/7`, some
 * `/dashboard/extensions/app/QXBwOjE=/referrals/7`.
 */
export function pathIn(said: string): string {
  const [, below] = said.match(/\/extensions\/app\/[^/]+(\/.*)?$/) ?? [null, said];
  return `/${(below ?? "").replace(/^\/+|\/+$/g, "")}`;
}

const OF_THE_DASHBOARD = new Set(["domain", "saleorApiUrl", "id", "theme", "featureFlags"]);

/** Of what the frame was opened with, what is the page's own: its filters. */
export function ownSearch(search: string): string {
  const own = [...new URLSearchParams(search)].filter(([name]) => !OF_THE_DASHBOARD.has(name));
  return own.length > 0 ? `?${new URLSearchParams(own)}` : "";
}
