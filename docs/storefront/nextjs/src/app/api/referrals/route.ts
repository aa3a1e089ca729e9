import { askApp } from "@/referrals/app";

/** In bytes. No question of the elements is half as long. */
const LONGEST = 16_384;

/** Passes questions of the elements on to the app, with the customer's token, which stays here. */
export async function POST(request: Request): Promise<Response> {
	if (!isFromOwnPage(request.headers)) return closed(403, "ORIGIN_NOT_ALLOWED");
	if (!isShort(request.headers)) return closed(413, "QUESTION_TOO_LONG");
	try {
		const answer = await askApp(await request.text(), request.headers);
		return said(answer.status, await answer.text());
	} catch {
		return closed(502, "APP_AWAY");
	}
}

/** A customer's cookies come along with whatever any page sends: only the shop's own may ask. */
function isFromOwnPage(headers: Headers): boolean {
	if (!headers.get("content-type")?.startsWith("application/json")) return false;
	const site = headers.get("sec-fetch-site");
	if (site) return site === "same-origin";
	const origin = headers.get("origin") ?? "";
	const host = headers.get("x-forwarded-host") ?? headers.get("host");
	return URL.canParse(origin) && new URL(origin).host === host;
}

function isShort(headers: Headers): boolean {
	const length = Number(headers.get("content-length"));
	return length > 0 && length <= LONGEST;
}

function closed(status: number, code: string): Response {
	return said(status, JSON.stringify({ errors: [{ message: code, extensions: { code } }] }));
}

function said(status: number, body: string): Response {
	const headers = { "Content-Type": "application/json", "Cache-Control": "no-store" };
	return new Response(body, { status, headers });
}
