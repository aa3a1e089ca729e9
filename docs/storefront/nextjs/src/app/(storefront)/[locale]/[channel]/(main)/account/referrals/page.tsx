/** The customer's own page. The layout of the account lets nobody in who is not signed in. */
export default async function ReferralsPage(props: { params: Promise<{ channel: string }> }) {
	const { channel } = await props.params;
	return (
		<div className="space-y-4">
			{/* As high as the window: the terms do not move when the rewards come. */}
			<referrals-account className="block min-h-screen" channel={channel} signed-in />
			<referrals-terms channel={channel} />
		</div>
	);
}
