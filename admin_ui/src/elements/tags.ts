/** What a storefront may place, the most wanted first. */
export const TAGS = {
  welcome: "<referrals-welcome></referrals-welcome>",
  checkout: '<referrals-checkout checkout="…"></referrals-checkout>',
  purchase: "<referrals-purchase></referrals-purchase>",
  account: "<referrals-account></referrals-account>",
  terms: "<referrals-terms></referrals-terms>",
  leaderboard: "<referrals-leaderboard></referrals-leaderboard>",
  launcher: "<referrals-launcher></referrals-launcher>",
  bar: '<referrals-bar href="/account"></referrals-bar>',
} as const;

export type Tag = keyof typeof TAGS;

export const ALL = Object.keys(TAGS) as Tag[];
export const FIRST: readonly Tag[] = ["welcome", "checkout", "purchase", "account"];

/** What makes them known to a page; it also tells who came by a friend's link. */
export function scriptTag(script: string, apiUrl: string, channel: string): string {
  return `<script type="module" src="${script}"
        data-shop="${apiUrl}" data-channel="${channel}"></script>
`;
}
