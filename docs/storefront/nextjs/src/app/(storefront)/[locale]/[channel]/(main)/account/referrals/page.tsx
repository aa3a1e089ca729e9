/** The customer's own page. The layout of the account lets nobody in who is not signed in. */
export default async function ReferralsPage(props: { params: Promise<{ channel: string }> }) {
	const { channel } = await props.params;
	return (
		<div className="space-y-4">
			<referrals-account channel={channel} signed-in />
			<referrals-terms channel={channel} />
		</div>
	);
}
