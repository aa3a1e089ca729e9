/** The sub-pages, in their order: each has an address of its own below `/settings`. */
export const PLACES = [
  "brand",
  "mails",
  "texts",
  "storefront",
  "sharing",
  "honesty",
  "people",
  "privacy",
  "events",
  "health",
  "log",
] as const;

export type Place = (typeof PLACES)[number];
