// What the shop's own server asks the app.

export interface Offer {
	advocateName: string | null;
	headline: string;
	text: string;
	disclosure: string;
	friendReward: { text: string } | null;
	consent: { id: string; text: string; isNeeded: boolean };
}

export const OFFER = /* GraphQL */ `
	query Offer($word: String!, $channel: String!, $locale: String) {
		offer(word: $word, channel: $channel, locale: $locale) {
			advocateName
			headline
			text
			disclosure
			friendReward {
				text
			}
			consent {
				id
				text
				isNeeded
			}
		}
	}
`;

export type Claimed =
	| { __typename: "Claim"; code: string; checkoutToken: string }
	| { __typename: "Refusal"; message: string };

export const CLAIM = /* GraphQL */ `
	mutation Claim(
		$word: String!
		$channel: String!
		$locale: String
		$email: String
		$consent: Boolean!
		$consentText: ID
	) {
		claim(
			word: $word
			channel: $channel
			locale: $locale
			email: $email
			consent: $consent
			consentText: $consentText
		) {
			__typename
			... on Claim {
				code
				checkoutToken
			}
			... on Refusal {
				message
			}
		}
	}
`;
