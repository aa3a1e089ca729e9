import type { ReactNode } from "react";
import { Choose } from "../../../fields/Choose";
import { ErrorText } from "../../../fields/ErrorText";
import { Sentence } from "../../../fields/Sentence";
import type { TextKey } from "../../../texts/rooms";
import { useTexts } from "../../../texts/useTexts";
import { GoodsAt } from "../goods/GoodsAt";
import { ofKind } from "../promise/kinds";
import { KINDS, type Kind, type Terms } from "../promise/promise";
import { ChooseAt, PercentAt, TextAt, TickAt, WholeAt } from "./bound";
import { useAt, useProblem } from "./form";
import { AmountsAt } from "./money";
import styles from "./RewardField.module.css";

interface Props {
  path: string;
  /** A sentence with the gap `reward`, such as “The friend gets …”. */
  text: TextKey;
  label: string;
  kinds?: readonly Kind[];
  /** Says what nothing means here; without it there is always a reward. */
  nothing?: string;
}

/** What somebody gets: of which kind, and how much. */
export function RewardField({ path, text, label, kinds = KINDS, nothing }: Props) {
  const { t } = useTexts();
  const [terms, say] = useAt<Terms | undefined>(path);
  const wrong = useProblem(path);
  const options: (readonly [Kind | "", string])[] = kinds.map((kind) => [kind, t(`kind.${kind}`)]);
  if (nothing !== undefined) options.unshift(["", nothing]);
  return (
    <div className={styles.reward}>
      <Sentence
        text={text}
        fields={{
          reward: (
            <>
              <Choose
                isInline
                label={label}
                name={path}
                value={terms?.kind ?? ""}
                options={options}
                onPick={(kind) => say(kind === "" ? undefined : ofKind(kind, terms))}
              />
              {terms && <Amount path={path} terms={terms} />}
            </>
          ),
        }}
      />
      {terms && <More path={path} terms={terms} />}
      {wrong && <ErrorText id={`wrong-${path}`}>{wrong}</ErrorText>}
    </div>
  );
}

/** The figure that stands in the sentence. */
function Amount({ path, terms }: { path: string; terms: Terms }): ReactNode {
  const { t } = useTexts();
  switch (terms.kind) {
    case "percent":
    case "percent_of_order":
      return <PercentAt path={`${path}.percent`} label={t("edit.percent")} />;
    case "points":
      return (
        <WholeAt path={`${path}.points`} label={t("edit.points")} least={1} most={1_000_000} />
      );
    case "access":
      return <TextAt isInline path={`${path}.flag`} label={t("edit.flag")} />;
    case "custom":
      return <TextAt isInline path={`${path}.name`} label={t("edit.custom")} />;
    case "donation":
      return (
        <TextAt
          isInline
          path={`${path}.cause`}
          label={t("edit.cause")}
          placeholder={t("edit.cause")}
        />
      );
    default:
      return null;
  }
}

/** What needs lines of its own. */
function More({ path, terms }: { path: string; terms: Terms }): ReactNode {
  const { t } = useTexts();
  switch (terms.kind) {
    case "gift_card":
      return (
        <>
          <AmountsAt path={`${path}.amounts`} label={t("edit.amount")} />
          <TickAt path={`${path}.top_up`} label={t("edit.topup")} />
        </>
      );
    case "fixed":
    case "donation":
      return <AmountsAt path={`${path}.amounts`} label={t("edit.amount")} />;
    case "percent_of_order":
      return (
        <>
          <AmountsAt isOptional path={`${path}.caps`} label={t("edit.caps")} />
          <Sentence text="edit.paidas" fields={{ paid: <PaidAs path={`${path}.paid_as`} /> }} />
        </>
      );
    case "free_product":
      return (
        <>
          <GoodsAt within={path} part="products" />
          <GoodsAt within={path} part="variants" />
        </>
      );
    case "access":
      return <p className={styles.hint}>{t("edit.access.means")}</p>;
    case "custom":
      return <p className={styles.hint}>{t("edit.custom.means")}</p>;
    default:
      return null;
  }
}

export function PaidAs({ path }: { path: string }) {
  const { t } = useTexts();
  return (
    <ChooseAt
      path={path}
      label={t("edit.paid")}
      options={[
        ["gift_card", t("edit.paid.gift_card")],
        ["fixed", t("edit.paid.fixed")],
      ]}
    />
  );
}
