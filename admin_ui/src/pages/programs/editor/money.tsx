import { Entry } from "../../../fields/Entry";
import { useTexts } from "../../../texts/useTexts";
import type { Amounts, Sums } from "../promise/promise";
import { decimal } from "./bound";
import { useAt, useForm, useProblem } from "./form";
import styles from "./money.module.css";

interface Props {
  path: string;
  label: string;
  /** Nothing at all is said where no sum is written. */
  isOptional?: boolean;
}

/** A sum for each channel, in its currency. A channel without a sum is not covered. */
export function AmountsAt({ path, label, isOptional = false }: Props) {
  const { channels } = useForm();
  const [amounts = {}, say] = useAt<Amounts | undefined>(path);
  const said = useProblem(path);
  const set = (slug: string, currency: string, text: string) => {
    const { [slug]: _old, ...others } = amounts;
    const after =
      text === "" ? others : { ...amounts, [slug]: { amount: decimal(text), currency } };
    say(isOptional && Object.keys(after).length === 0 ? undefined : after);
  };
  const isOne = channels.length === 1;
  return (
    <fieldset className={styles.sums}>
      <legend className={isOne ? "unseen" : styles.legend}>{label}</legend>
      {channels.map(({ slug, name, currency }) => (
        <Sum
          key={slug}
          path={`${path}.${slug}`}
          label={isOne ? label : name}
          currency={amounts[slug]?.currency ?? currency}
          isSaid={slug in amounts}
          amount={amounts[slug]?.amount ?? ""}
          onSay={(text) => set(slug, currency, text)}
        />
      ))}
      {said && (
        <p className={styles.wrong} role="alert">
          {said}
        </p>
      )}
    </fieldset>
  );
}

interface SumProps {
  path: string;
  label: string;
  currency: string;
  isSaid: boolean;
  amount: string;
  onSay: (text: string) => void;
}

function Sum({ path, label, currency, isSaid, amount, onSay }: SumProps) {
  const { t } = useTexts();
  const said = useProblem(path, { inside: true });
  const isWrong = isSaid && !(Number(amount) > 0);
  return (
    <Entry
      name={path}
      label={label}
      width="short"
      unit={currency}
      inputMode="decimal"
      value={amount}
      error={said ?? (isWrong ? t("wrong.amount") : undefined)}
      onChange={onSay}
    />
  );
}

/** A sum for each currency in which the shop sells; nothing is said where none is written. */
export function SumsAt({ path, label }: Props) {
  const { channels } = useForm();
  const [sums, say] = useAt<Sums | undefined>(path);
  const said = useProblem(path);
  const currencies = [
    ...new Set([...channels.map((one) => one.currency), ...Object.keys(sums ?? {})]),
  ];
  const set = (currency: string, text: string) => {
    const { [currency]: _old, ...others } = sums ?? {};
    const after = text === "" ? others : { ...sums, [currency]: decimal(text) };
    say(Object.keys(after).length > 0 ? after : undefined);
  };
  return (
    <fieldset className={styles.sums}>
      <legend className="unseen">{label}</legend>
      {currencies.map((currency) => (
        <Sum
          key={currency}
          path={`${path}.${currency}`}
          label={`${label} (${currency})`}
          currency={currency}
          isSaid={sums !== undefined && currency in sums}
          amount={sums?.[currency] ?? ""}
          onSay={(text) => set(currency, text)}
        />
      ))}
      {said && (
        <p className={styles.wrong} role="alert">
          {said}
        </p>
      )}
    </fieldset>
  );
}
