import { headers } from "next/headers";
import { Suspense } from "react";
import { hasAuthSession } from "@/lib/auth/has-auth-session";
import { buildStorefrontPath } from "@/lib/storefront-path";
import { answerOf } from "@/referrals/app";
import { PlainInvitation } from "@/referrals/plain-invitation";
import { OFFER, type Offer } from "@/referrals/questions";
import { ReferralsWelcome } from "@/referrals/welcome";

interface Props {
	params: Promise<{ locale: string; channel: string }>;
	searchParams: Promise<{ ref?: string | string[] }>;
}

interface Asked {
	word: string;
	locale: string;
	channel: string;
}

// One for each link: nothing for search engines.
export const metadata = { title: "Invite friends", robots: { index: false } };

/** Where links lead: those of friends, and those that the shop mails to guests who refer. */
export default function ReferPage(props: Props) {
	return (
		<section className="mx-auto min-h-screen max-w-2xl px-4 py-12">
			<Suspense>
				<Content {...props} />
			</Suspense>
		</section>
	);
}

async function Content({ params, searchParams }: Props) {
	const [asked, { ref }, signedIn] = await Promise.all([params, searchParams, hasAuthSession()]);
	const word = [ref].flat()[0];
	if (!word) return <referrals-account channel={asked.channel} signed-in={signedIn} />;
	return <Invitation {...asked} word={word} signedIn={signedIn} />;
}

async function Invitation({ signedIn, ...asked }: Asked & { signedIn: boolean }) {
	const shop = buildStorefrontPath(asked.locale, asked.channel);
	const answer = await answerOf<{ offer: Offer | null }>(OFFER, { ...asked }, await headers());
	return (
		<ReferralsWelcome word={asked.word} channel={asked.channel} signedIn={signedIn} shop={shop}>
			{answer?.offer ? (
				<PlainInvitation {...asked} signedIn={signedIn} shop={shop} offer={answer.offer} />
			) : (
				<p>There is nothing to accept here just now.</p>
			)}
		</ReferralsWelcome>
	);
}
