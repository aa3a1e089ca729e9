import { headers } from "next/headers";
import { Suspense } from "react";
import { hasAuthSession } from "@/lib/auth/has-auth-session";
import { answerOf } from "@/referrals/app";
import { PlainInvitation } from "@/referrals/plain-invitation";
import { OFFER, type Offer } from "@/referrals/questions";
import { ReferralsWelcome } from "@/referrals/welcome";

interface Props {
	params: Promise<{ locale: string; channel: string }>;
	searchParams: Promise<{ ref?: string | string[] }>;
}

// One for each link: nothing for search engines.
export const metadata = { title: "An invitation", robots: { index: false } };

/** Where friends' links lead. */
export default function ReferPage(props: Props) {
	return (
		<section className="mx-auto max-w-2xl px-4 py-12">
			<Suspense fallback={<div className="min-h-96" />}>
				<Invitation {...props} />
			</Suspense>
		</section>
	);
}

async function Invitation({ params, searchParams }: Props) {
	const [{ locale, channel }, { ref }] = await Promise.all([params, searchParams]);
	const word = [ref].flat()[0] ?? "";
	const asked = { word, channel, locale };
	const [answer, signedIn] = await Promise.all([
		word ? answerOf<{ offer: Offer | null }>(OFFER, asked, await headers()) : null,
		hasAuthSession(),
	]);
	return (
		<ReferralsWelcome word={word} channel={channel} signedIn={signedIn}>
			{answer?.offer ? (
				<PlainInvitation {...asked} signedIn={signedIn} offer={answer.offer} />
			) : (
				<p>There is nothing to accept here just now.</p>
			)}
		</ReferralsWelcome>
	);
}
