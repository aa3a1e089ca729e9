"use server";

import { saveCheckoutId } from "@/app/actions";
import * as Checkout from "@/lib/checkout";
import { executeRawGraphQL } from "@/lib/graphql";

/** What a friend has been given. */
export interface Given {
	/** Empty where the reward comes after the order. */
	code: string;
	checkoutToken: string;
	/** As a guest wrote it; empty for customers who are signed in. */
	email: string;
}

const WRITE = /* GraphQL */ `
	mutation WriteToken($id: ID!, $input: [MetadataInput!]!) {
		updateMetadata(id: $id, input: $input) {
			item {
				... on Checkout {
					voucherCode
					email
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

const NAME = /* GraphQL */ `
	mutation NameBuyer($id: ID!, $email: String!) {
		checkoutEmailUpdate(id: $id, email: $email) {
			errors {
				message
			}
		}
	}
`;

interface Written {
	updateMetadata: { item: { voucherCode?: string | null; email?: string | null } | null } | null;
}

/** Put it into the visitor's basket at once, so that nothing has to be remembered by a browser. */
export async function carry(channel: string, given: Given): Promise<void> {
	const known = await Checkout.getIdFromCookies(channel);
	const basket = await Checkout.findOrCreate({ channel, checkoutId: known });
	if (!basket) return;
	const { id } = basket;
	if (id !== known) await saveCheckoutId(channel, id);
	const input = [{ key: "referrals.token", value: given.checkoutToken }];
	const written = await executeRawGraphQL<Written>({ query: WRITE, variables: { id, input } });
	const before = written.ok ? written.data.updateMetadata?.item : null;
	// Nobody writes the same address twice; one that is there already stays.
	const { code, email } = given;
	if (email && !before?.email) await executeRawGraphQL({ query: NAME, variables: { id, email } });
	// Which of two codes is the better one, the checkout finds out. The shop may refuse ours yet, for
	// a sum that is too small: the checkout tries again.
	if (code && !before?.voucherCode) await executeRawGraphQL({ query: ADD, variables: { id, code } });
}
