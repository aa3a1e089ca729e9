"use server";

import { saveCheckoutId } from "@/app/actions";
import * as Checkout from "@/lib/checkout";
import { executeRawGraphQL } from "@/lib/graphql";

/** What a friend has been given. */
export interface Given {
	/** Empty where the reward comes after the order. */
	code: string;
	checkoutToken: string;
}

const WRITE = /* GraphQL */ `
	mutation WriteToken($id: ID!, $input: [MetadataInput!]!) {
		updateMetadata(id: $id, input: $input) {
			item {
				... on Checkout {
					voucherCode
				}
			}
		}
	}
`;

const ADD = /* GraphQL */ `
	mutation AddCode($id: ID!, $code: String!) {
		checkoutAddPromoCode(id: $id, promoCode: $code) {
			errors {
				message
			}
		}
	}
`;

interface Written {
	updateMetadata: { item: { voucherCode?: string | null } | null } | null;
}

/** Put it into the visitor's basket at once, so that nothing has to be remembered by a browser. */
export async function carry(channel: string, { code, checkoutToken }: Given): Promise<void> {
	const known = await Checkout.getIdFromCookies(channel);
	const basket = await Checkout.findOrCreate({ channel, checkoutId: known });
	if (!basket) return;
	const { id } = basket;
	if (id !== known) await saveCheckoutId(channel, id);
	const input = [{ key: "referrals.token", value: checkoutToken }];
	const written = await executeRawGraphQL<Written>({ query: WRITE, variables: { id, input } });
	// Which of two codes is the better one, the checkout finds out.
	const other = written.ok && written.data.updateMetadata?.item?.voucherCode;
	// The shop may refuse it yet, for a sum that is too small: the checkout tries again.
	if (code && !other) await executeRawGraphQL({ query: ADD, variables: { id, code } });
}
