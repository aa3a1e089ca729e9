// What the recipe in docs/storefront/nextjs takes from Next.js and from Saleor's storefront: so much
// of their types as it uses, so that it is compiled without either.

declare module "server-only" {}

declare module "next/headers" {
  export function headers(): Promise<Headers>;
  export function cookies(): Promise<{ get(name: string): { value: string } | undefined }>;
}

declare module "@/app/actions" {
  export function saveCheckoutId(channel: string, checkoutId: string): Promise<void>;
}

declare module "@/app/config" {
  export const DefaultChannelSlug: string | null;
}

declare module "@/lib/auth/has-auth-session" {
  export function hasAuthSession(): Promise<boolean>;
}

declare module "@/lib/auth/server" {
  interface Client {
    fetchWithAuth(
      input: string,
      init: RequestInit,
      extra: { allowPassingTokenToThirdPartyDomains?: boolean },
    ): Promise<Response>;
  }
  export function getServerAuthClient(): Promise<Client>;
}

declare module "@/config/locale" {
  export function isStorefrontLocaleSlug(value: string): boolean;
}

declare module "@/lib/browse-locale" {
  export const BROWSE_LOCALE_COOKIE: string;
  export function resolveBrowseLocaleSlug(candidate?: string | null): string;
}

declare module "@/lib/checkout" {
  export function getIdFromCookies(channel: string): Promise<string>;
  export function findOrCreate(wanted: {
    channel: string;
    checkoutId?: string;
  }): Promise<{ id: string } | null | undefined>;
}

declare module "@/lib/graphql" {
  export function executeRawGraphQL<Answer>(question: {
    query: string;
    variables?: Record<string, unknown>;
  }): Promise<{ ok: true; data: Answer } | { ok: false; error: object }>;
}

declare module "@/lib/storefront-path" {
  export function buildStorefrontPath(locale: string, channel: string, suffix?: string): string;
}
