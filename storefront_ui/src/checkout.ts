// The customer's checkout, by the shop's own API.

import { Silent } from "./ask";
import type { Given } from "./claim";
import type { Page } from "./page";
import { journey } from "./visit";

interface Checkout {
  voucherCode: string | null;
  totalPrice: { gross: { amount: number } };
}
interface Change {
  errors: { message: string | null }[];
  checkout?: Checkout | null;
}

export type Outcome =
  | { readonly is: "applied"; readonly changed: boolean }
  | { readonly is: "kept"; readonly code: string }
  | { readonly is: "refused"; readonly why: string };

const PARTS = "voucherCode totalPrice{gross{amount}}";
const READ = `query($id:ID!){checkout(id:$id){${PARTS}}}`;
const ADD = `mutation($id:ID!$code:String!){done:checkoutAddPromoCode(id:$id promoCode:$code){
  errors{message} checkout{${PARTS}}}}`;
const WRITE =
  "mutation($id:ID!$input:[MetadataInput!]!){done:updateMetadata(id:$id input:$input){errors{message}}}";

/** Put the code into the checkout, but for one that saves more. Raises Silent. */
export async function apply(page: Page, id: string, given: Given): Promise<Outcome> {
  const { checkout } = await askShop<{ checkout: Checkout | null }>(page, READ, { id });
  if (!checkout) return { is: "refused", why: "" };
  await carry(page, id, given);
  if (!given.code || checkout.voucherCode === given.code) return { is: "applied", changed: false };
  const { done } = await add(page, id, given.code);
  const [problem] = done.errors;
  if (problem) return { is: "refused", why: problem.message ?? "" };
  const before = checkout.voucherCode;
  if (!before || !done.checkout || total(done.checkout) <= total(checkout))
    return { is: "applied", changed: true };
  await add(page, id, before);
  return { is: "kept", code: before };
}

/** What says to whom the order is owed, whatever code is in it. */
async function carry(page: Page, id: string, given: Given): Promise<void> {
  const said = { "referrals.token": given.checkoutToken, "referrals.journey": journey() };
  const input = Object.entries(said).flatMap(([key, value]) => (value ? [{ key, value }] : []));
  await askShop(page, WRITE, { id, input });
}

function add(page: Page, id: string, code: string): Promise<{ done: Change }> {
  return askShop(page, ADD, { id, code });
}

function total(checkout: Checkout): number {
  return checkout.totalPrice.gross.amount;
}

async function askShop<Answer>(page: Page, query: string, variables: object): Promise<Answer> {
  try {
    const response = await fetch(page.shop, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify({ query, variables }),
    });
    const said = (await response.json()) as { data?: Answer };
    if (said.data) return said.data;
  } catch (error) {
    throw new Silent(String(error));
  }
  throw new Silent("no data");
}
