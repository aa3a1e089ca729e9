"use client";

import { type ReactNode, useEffect, useRef } from "react";
import { carry, type Given } from "./carry";

interface Props {
	word: string;
	channel: string;
	signedIn: boolean;
	/** Where shopping begins. */
	shop: string;
	/** Shown until the element is there, and where it does not come. */
	children: ReactNode;
}

/** The friend's invitation; what it gives goes into the basket at once. */
export function ReferralsWelcome({ word, channel, signedIn, shop, children }: Props) {
	const place = useRef<HTMLElement>(null);
	useEffect(() => {
		const element = place.current;
		const take = (event: Event) => {
			// Nobody has to enter what is in the basket already.
			event.preventDefault();
			void carry(channel, (event as CustomEvent<Given>).detail);
		};
		element?.addEventListener("referrals:claimed", take);
		return () => element?.removeEventListener("referrals:claimed", take);
	}, [channel]);
	return (
		<referrals-welcome ref={place} word={word} channel={channel} signed-in={signedIn} href={shop}>
			{children}
		</referrals-welcome>
	);
}
