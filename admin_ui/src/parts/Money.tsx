import { FormattedNumber } from "react-intl";

/** An amount in its currency, as the reader's language writes it. */
export function Money({ amount, currency }: { amount: string; currency: string }) {
  return <FormattedNumber value={Number(amount)} style="currency" currency={currency} />;
}
