import type { Dashboard } from "../bridge/dashboard";
import { Refused, reasonOf } from "./refused";

/** An operation of graphql/app, with the types of its answer and its variables. */
export interface Question<Answer, Variables> {
  toString(): string;
  __apiType?: (variables: Variables) => Answer;
}

interface Said {
  data?: unknown;
  errors?: { message: string; extensions?: { code?: string; permission?: string } }[];
}

/** Ask our own API as whoever is signed in to the Dashboard. Throws Refused. */
export async function ask<Answer, Variables>(
  door: string,
  dashboard: Dashboard,
  question: Question<Answer, Variables>,
  variables: Variables,
): Promise<Answer> {
  const body = JSON.stringify({ query: question.toString(), variables });
  const { token } = dashboard.state.told();
  let answer = await post(door, dashboard.apiUrl, token, body);
  if (answer.status === 401) {
    const fresh = await dashboard.freshToken(token);
    if (fresh) answer = await post(door, dashboard.apiUrl, fresh, body);
  }
  const said = (await answer.json().catch(() => ({}))) as Said;
  const [error] = said.errors ?? [];
  if (error || !said.data) {
    throw new Refused(reasonOf(answer.status, error?.extensions?.code), {
      right: error?.extensions?.permission,
      detail: error?.message,
    });
  }
  return said.data as Answer;
}

async function post(door: string, apiUrl: string, token: string, body: string): Promise<Response> {
  try {
    return await fetch(door, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Saleor-Api-Url": apiUrl,
        "Authorization-Bearer": token,
      },
      body,
    });
  } catch {
    throw new Refused("away");
  }
}
