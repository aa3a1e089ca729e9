import type { ShareChannel } from "../generated/schema";

// The ways by which a link is shared. Those of others open their own pages; nothing of them is
// loaded before somebody wants it, and the shop itself writes to nobody.

export type Way = ShareChannel;

/** Those that are a link: their names, which are the same in all languages, and where they lead. */
export const LINKS: Partial<
  Record<Way, { name: string; to: (link: string, text: string) => string }>
> = {
  WHATSAPP: {
    name: "WhatsApp",
    to: (link, text) => `https://wa.me/?${asked({ text: `${text} ${link}` })}`,
  },
  FACEBOOK: {
    name: "Facebook",
    to: (u) => `https://www.facebook.com/sharer/sharer.php?${asked({ u })}`,
  },
  MESSENGER: { name: "Messenger", to: (link) => `fb-messenger://share/?${asked({ link })}` },
  X: { name: "X", to: (url, text) => `https://x.com/intent/post?${asked({ text, url })}` },
  PINTEREST: {
    name: "Pinterest",
    to: (url, description) =>
      `https://www.pinterest.com/pin/create/button/?${asked({ url, description })}`,
  },
  TELEGRAM: {
    name: "Telegram",
    to: (url, text) => `https://t.me/share/url?${asked({ url, text })}`,
  },
  VK: { name: "VK", to: (url, comment) => `https://vk.com/share.php?${asked({ url, comment })}` },
  EMAIL: {
    name: "E-mail",
    to: (link, text) => `mailto:?${mailed({ body: `${text}\n\n${link}` })}`,
  },
  SMS: { name: "SMS", to: (link, text) => `sms:?${mailed({ body: `${text} ${link}` })}` },
};

/** The link, with the way by which it went out: what is shown to all is told from what is sent to one. */
export function linkBy(shareUrl: string, way: Way): string {
  const url = new URL(shareUrl);
  url.searchParams.set("via", way.toLowerCase());
  return url.href;
}

function asked(said: Record<string, string>): string {
  return new URLSearchParams(said).toString();
}

/** Mail programs take `+` for what it is. */
function mailed(said: Record<string, string>): string {
  return asked(said).replaceAll("+", "%20");
}
