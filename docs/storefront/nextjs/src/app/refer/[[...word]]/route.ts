import { DefaultChannelSlug } from "@/app/config";
import { getBrowseLocaleSlug } from "@/lib/browse-locale-server";
import { buildStorefrontPath } from "@/lib/storefront-path";

interface Context {
	params: Promise<{ word?: string[] }>;
}

/** `/refer?ref=anna-7k2q` and `/refer/anna-7k2q`, led to the page in the visitor's language. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
	const asked = new URL(request.url).searchParams;
	const [word] = (await params).word ?? [];
	if (word) asked.set("ref", word);
	const page = buildStorefrontPath(await getBrowseLocaleSlug(), DefaultChannelSlug ?? "", "/refer");
	// Not for ever: the next visitor reads another language.
	return new Response(null, { status: 307, headers: { Location: asked.size ? `${page}?${asked}` : page } });
}
