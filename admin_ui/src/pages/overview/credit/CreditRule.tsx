import { useAsked } from "../../../app/useAsked";
import { Choose } from "../../../fields/Choose";
import { NumberEntry } from "../../../fields/NumberEntry";
import { Sentence } from "../../../fields/Sentence";
import { useTexts } from "../../../texts/useTexts";
import { MODELS, ruleOf, wrongShares } from "./rule";

/** How the credit for an order is shared, in sentences; kept in the address. */
export function CreditRule() {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const rule = ruleOf(asked);
  return (
    <>
      <Sentence
        text="credit.rule"
        fields={{
          whom: (
            <Choose
              isInline
              label={t("credit.model")}
              value={rule.model}
              options={MODELS.map((one) => [one, t(`credit.${one}`)])}
              onPick={(model) => ask({ model })}
            />
          ),
        }}
      />
      {rule.model === "POSITION" && (
        <Sentence
          text="credit.shares"
          fields={{ first: <Share end="first" />, last: <Share end="last" /> }}
        />
      )}
    </>
  );
}

function Share({ end }: { end: "first" | "last" }) {
  const { t } = useTexts();
  const [asked, ask] = useAsked();
  const rule = ruleOf(asked);
  const wrong = wrongShares(rule)[end];
  return (
    <NumberEntry
      isInline
      label={t(`credit.share.${end}`)}
      unit="%"
      value={rule[end]}
      error={wrong && t(`credit.wrong.${wrong}`)}
      // An empty one stands for itself: without it the share would be the usual one.
      onChange={(text) => ask({ [end]: text || "-" })}
    />
  );
}
