"use client";

import { useEffect } from "react";

interface Props {
	checkout: string;
	channel: string;
	email?: string | null;
	signedIn: boolean;
	/** The code is in the checkout: read it anew. */
	onApplied: () => void;
}

export function ReferralsCheckout({ checkout, channel, email, signedIn, onApplied }: Props) {
	useEffect(() => {
		addEventListener("referrals:applied", onApplied);
		return () => removeEventListener("referrals:applied", onApplied);
	}, [onApplied]);
	return (
		<referrals-checkout
			key={checkout}
			checkout={checkout}
			channel={channel}
			email={email}
			signed-in={signedIn}
		/>
	);
}
