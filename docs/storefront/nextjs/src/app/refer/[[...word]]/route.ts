import { cookies } from "next/headers";
import { DefaultChannelSlug } from "@/app/config";
import { isStorefrontLocaleSlug } from "@/config/locale";
import { BROWSE_LOCALE_COOKIE, resolveBrowseLocaleSlug } from "@/lib/browse-locale";
import { buildStorefrontPath } from "@/lib/storefront-path";

interface Context {
	params: Promise<{ word?: string[] }>;
}

/** `/refer?ref=anna-7k2q` and `/refer/anna-7k2q`, led to the page in the visitor's language. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
	const asked = new URL(request.url).searchParams;
	const [word] = (await params).word ?? [];
	if (word) asked.set("ref", word);
	const page = buildStorefrontPath(await localeOf(request), DefaultChannelSlug ?? "", "/refer");
	// Not for ever: the next visitor reads another language.
	return new Response(null, { status: 307, headers: { Location: asked.size ? `${page}?${asked}` : page } });
}

/** What the visitor has chosen in the shop, else the first that the browser asks for and the shop has. */
async function localeOf(request: Request): Promise<string> {
	const chosen = (await cookies()).get(BROWSE_LOCALE_COOKIE)?.value ?? "";
	const asked = (request.headers.get("accept-language") ?? "").split(",");
	const slugs = asked.map((one) => one.trim().slice(0, 2).toLowerCase());
	return resolveBrowseLocaleSlug([chosen, ...slugs].find(isStorefrontLocaleSlug));
}
