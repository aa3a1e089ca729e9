"use client";

import { useActionState } from "react";
import { accept } from "./accept";
import type { Offer } from "./questions";

const FIELD = "mt-1 block w-full rounded-md border border-border bg-background px-3 py-2";
const BUTTON = "rounded-md bg-foreground px-4 py-3 font-medium text-background";

interface Props {
	word: string;
	channel: string;
	locale: string;
	signedIn: boolean;
	/** Where shopping begins. */
	shop: string;
	offer: Offer;
}

/** The invitation where the elements do not come: a form that the shop's own server answers. */
export function PlainInvitation({ offer, signedIn, shop, ...hidden }: Props) {
	const [answer, action] = useActionState(accept, {});
	const { advocateName: name, consent } = offer;
	if (answer.code !== undefined) return <Taken code={answer.code} shop={shop} />;
	return (
		<form action={action} className="space-y-4">
			<h1 className="text-h3">{offer.headline || (name ? `${name} invites you` : "A friend invites you")}</h1>
			{offer.text && <p>{offer.text}</p>}
			{offer.friendReward && <p>You get: {offer.friendReward.text}</p>}
			{Object.entries(hidden).map(([key, value]) => (
				<input key={key} type="hidden" name={key} value={value} />
			))}
			<input type="hidden" name="consentText" value={consent.id} />
			{!signedIn && (
				<label className="block">
					Your e-mail
					<input className={FIELD} type="email" name="email" autoComplete="email" required />
				</label>
			)}
			<label className="block">
				<input type="checkbox" name="agreed" required={consent.isNeeded} /> {consent.text}
			</label>
			{answer.problem && <p role="alert">{answer.problem}</p>}
			<button className={BUTTON} type="submit">
				Get my code
			</button>
			<p className="text-sm text-muted-foreground">{offer.disclosure}</p>
		</form>
	);
}

/** code: empty where the reward comes after the order. */
function Taken({ code, shop }: { code: string; shop: string }) {
	return (
		<div className="space-y-4">
			<p role="status">{code ? `Your code ${code} is in your bag.` : "You are in."}</p>
			<a className={`${BUTTON} inline-block`} href={shop}>
				Start shopping
			</a>
		</div>
	);
}
