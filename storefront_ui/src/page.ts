/** What the script's own tag says: where the app is, for which shop, and how it is asked. */
export interface Page {
  /** Where the app is, without a slash at the end. */
  readonly app: string;
  /** Where questions go: to the app, or to the shop's own server, which adds who the customer is. */
  readonly api: string;
  /** The API URL of the shop. */
  readonly shop: string;
  readonly channel: string;
  /** The customer's Saleor token, where the page has it. */
  readonly token: string | null;
  /** The shop's own server says who the customer is. */
  readonly knowsCustomer: boolean;
}

const SCRIPT = "/storefront/referrals.js";

/** `address`: of this script, as the browser loaded it. What its tag says is read when it is asked. */
export function pageOf(address: string): () => Page {
  // Found now, for the tag may go; taken in hand later: the first element that a page's scripts
  // take in hand costs a telephone milliseconds, and most pages have nothing of ours.
  const tags = document.querySelectorAll<HTMLScriptElement>(`script[src*="${SCRIPT}"]`);
  let page: Page | undefined;
  return () => {
    page ??= said(address, tags);
    return page;
  };
}

function said(address: string, tags: Iterable<HTMLScriptElement>): Page {
  const app = address.slice(0, address.indexOf(SCRIPT));
  const tag = [...tags].find((script) => script.src === address);
  const of = (name: string) => tag?.getAttribute(`data-${name}`) ?? null;
  return {
    app,
    api: of("api") ?? `${app}/graphql/storefront`,
    shop: of("shop") ?? "",
    channel: of("channel") ?? "",
    token: of("token"),
    knowsCustomer: of("signed-in") !== null,
  };
}

/** What an element says of itself counts more: pages may change without the script being loaded anew. */
export function pageFor(element: Element, page: Page): Page {
  return {
    ...page,
    channel: element.getAttribute("channel") ?? page.channel,
    knowsCustomer: page.knowsCustomer || element.hasAttribute("signed-in"),
  };
}

/** The language in which something on the page is written, else that of the browser. */
export function languageOf(element: Element): string {
  const said = element.closest<HTMLElement>("[lang]")?.lang ?? document.documentElement.lang;
  return said || navigator.language;
}
