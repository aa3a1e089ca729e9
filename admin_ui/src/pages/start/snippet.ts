/** What a storefront's pages need to tell who was sent by a friend. */
export function visitSnippet(door: string, apiUrl: string, channel: string): string {
  return `<script type="module">
  const word = new URLSearchParams(location.search).get("ref");
  if (word) {
    const answer = await fetch(${JSON.stringify(door)}, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Saleor-Api-Url": ${JSON.stringify(apiUrl)},
      },
      body: JSON.stringify({
        query: \`mutation Visit($word: String!, $channel: String!, $url: String) {
          visit(word: $word, channel: $channel, landingUrl: $url) { journeyToken }
        }\`,
        variables: { word, channel: ${JSON.stringify(channel)}, url: location.href },
      }),
    });
    const { data } = await answer.json();
    if (data) localStorage.setItem("referrals.journey", data.visit.journeyToken);
  }
</script>
`;
}

/** What it sends to Saleor with each new checkout. */
export const CHECKOUT_SNIPPET = `mutation CarryJourney($checkoutId: ID!, $journey: String!) {
  updateMetadata(id: $checkoutId, input: [{ key: "referrals.journey", value: $journey }]) {
    errors { message }
  }
}
`;
