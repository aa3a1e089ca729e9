// The SDK's own handler as its documentation shows it. It verifies, and that is all: nothing is
// stored. Of the SDK's ways to keep a shop's keys, the one in memory is the quickest.
import { EnvAPL } from "@saleor/app-sdk/APL/env";
import { SaleorAsyncWebhook } from "@saleor/app-sdk/handlers/next-app-router";

const shop = {
  appId: process.env.BENCH_APP_ID,
  saleorApiUrl: process.env.BENCH_API_URL,
  token: "not-used",
};
const apl = new EnvAPL({ env: shop, cacheTtlMs: 24 * 60 * 60 * 1000 });
await apl.set({ ...shop, jwks: process.env.BENCH_JWKS });

const webhook = new SaleorAsyncWebhook({
  name: "orders",
  event: "ORDER_FULLY_PAID",
  webhookPath: "api/webhooks/orders",
  query: "subscription { event { ... on OrderFullyPaid { order { id } } } }",
  apl,
});

export const dynamic = "force-dynamic";
export const POST = webhook.createHandler(() => Response.json({ success: true }));
