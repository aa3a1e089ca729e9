import "server-only";

import { hasAuthSession } from "@/lib/auth/has-auth-session";
import { getServerAuthClient } from "@/lib/auth/server";

const PATIENCE = 10_000;

/** By these the app tells two people from one, and speaks the language of whoever asks. */
const PASSED_ON = ["accept-language", "user-agent", "x-forwarded-for"];

/** Ask the app as the customer of this session, or as nobody. `from`: what the browser sent. */
export async function askApp(question: string, from: Headers): Promise<Response> {
	const client = await getServerAuthClient();
	return client.fetchWithAuth(
		`${setting("REFERRALS_APP_URL")}/graphql/storefront`,
		{
			method: "POST",
			headers: await passedOn(from),
			body: question,
			cache: "no-store",
			signal: AbortSignal.timeout(PATIENCE),
		},
		// The one address beside the shop's own API that sees the token; it checks who signed it.
		{ allowPassingTokenToThirdPartyDomains: true },
	);
}

/** The same, for what a page of the shop's own wants to know; null where there is no answer. */
export async function answerOf<Answer>(
	query: string,
	variables: Record<string, unknown>,
	from: Headers,
): Promise<Answer | null> {
	try {
		const response = await askApp(JSON.stringify({ query, variables }), from);
		return ((await response.json()) as { data?: Answer | null }).data ?? null;
	} catch {
		// The app is away. The shop sells on.
		return null;
	}
}

async function passedOn(from: Headers): Promise<Record<string, string>> {
	const headers: Record<string, string> = {
		"Content-Type": "application/json",
		"Saleor-Api-Url": setting("NEXT_PUBLIC_SALEOR_API_URL"),
	};
	// A guest comes with the proof that the shop has mailed; a customer's session is worth more.
	const names = (await hasAuthSession()) ? PASSED_ON : [...PASSED_ON, "authorization"];
	for (const name of names) {
		const said = from.get(name);
		if (said) headers[name] = said;
	}
	return headers;
}

function setting(name: string): string {
	const value = process.env[name];
	if (!value) throw new Error(`Set ${name}.`);
	return value;
}
