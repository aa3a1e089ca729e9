import type { DetailedHTMLProps, HTMLAttributes } from "react";

type Tag<Attributes = object> = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement> &
	Looks &
	Attributes;

interface Looks {
	theme?: "light" | "dark";
}

/** Said on an element where the script does not know it: pages change without being loaded anew. */
interface Customer {
	channel?: string;
	"signed-in"?: boolean;
	email?: string | null;
}

declare module "react" {
	namespace JSX {
		interface IntrinsicElements {
			"referrals-account": Tag<Customer>;
			"referrals-bar": Tag<Customer & { href: string }>;
			"referrals-checkout": Tag<Customer & { checkout: string }>;
			"referrals-launcher": Tag<Customer>;
			"referrals-leaderboard": Tag<Customer>;
			"referrals-purchase": Tag<Customer>;
			"referrals-terms": Tag<Customer>;
			"referrals-welcome": Tag<
				Customer & { word?: string; href?: string; checkout?: string; popup?: boolean }
			>;
		}
	}
}
