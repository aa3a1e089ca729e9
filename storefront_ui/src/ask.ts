import { guest } from "./guest";
import type { Page } from "./page";

/** A GraphQL document, and what it asks for and answers. */
export type Question<Answer, Variables> = string & { answer?: Answer; variables?: Variables };

/** No answer, or none that says anything: try again later. */
export class Silent extends Error {}

const PATIENCE = 10_000;

/** Raises Silent. */
export async function ask<Answer, Variables>(
  page: Page,
  question: Question<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  try {
    const response = await fetch(page.api, {
      method: "POST",
      headers: headers(page),
      body: JSON.stringify({ query: question, variables }),
      signal: AbortSignal.timeout(PATIENCE),
      // Our own server wants no cookie; the shop's own server knows its customer by one.
      credentials: "same-origin",
    });
    const said = (await response.json()) as { data?: Answer | null };
    if (said.data) return said.data;
  } catch (error) {
    throw new Silent(String(error));
  }
  throw new Silent("no data");
}

/** For what is not worth an apology: nothing where there is no answer. */
export async function orNothing<Answer>(asking: Promise<Answer>): Promise<Answer | null> {
  try {
    return await asking;
  } catch (error) {
    if (error instanceof Silent) return null;
    throw error;
  }
}

function headers(page: Page): Record<string, string> {
  const token = page.token ?? guest();
  return {
    "Content-Type": "application/json",
    "Saleor-Api-Url": page.shop,
    ...(token && { Authorization: `Bearer ${token}` }),
  };
}
