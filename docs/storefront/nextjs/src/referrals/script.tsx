/** Makes the elements known. Once in a page, wherever its channel is known. */
export function ReferralsScript({ channel }: { channel: string }) {
	return (
		<script
			type="module"
			async
			src={`${process.env.REFERRALS_APP_URL}/storefront/referrals.js`}
			data-shop={process.env.NEXT_PUBLIC_SALEOR_API_URL}
			data-channel={channel}
			data-api="/api/referrals"
		/>
	);
}
