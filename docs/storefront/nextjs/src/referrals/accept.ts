"use server";

import { headers } from "next/headers";
import { answerOf } from "./app";
import { carry } from "./carry";
import { CLAIM, type Claimed } from "./questions";

/** What became of an invitation that was accepted by a form. */
export interface Accepted {
	/** Empty where the reward comes after the order. */
	code?: string;
	problem?: string;
}

export async function accept(_before: Accepted, form: FormData): Promise<Accepted> {
	const channel = said(form, "channel");
	const agreed = form.has("agreed");
	const email = said(form, "email");
	const variables = {
		word: said(form, "word"),
		channel,
		locale: said(form, "locale"),
		email: email || null,
		consent: agreed,
		consentText: agreed ? said(form, "consentText") : null,
	};
	const answer = await answerOf<{ claim: Claimed }>(CLAIM, variables, await headers());
	if (!answer) return { problem: "Please try again in a moment." };
	if (answer.claim.__typename === "Refusal") return { problem: answer.claim.message };
	await carry(channel, { ...answer.claim, email });
	return { code: answer.claim.code };
}

function said(form: FormData, name: string): string {
	const value = form.get(name);
	return typeof value === "string" ? value.trim() : "";
}
