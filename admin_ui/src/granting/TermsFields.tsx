import { ChoiceField } from "../fields/ChoiceField";
import { TextField } from "../fields/TextField";
import { useTexts } from "../texts/useTexts";
import { type Draft, isNamed, isValued, KINDS, type Kind } from "./terms";

interface Props {
  draft: Draft;
  currency: string;
  onChange: (draft: Draft) => void;
}

/** What is given: its kind, and what that kind needs. */
export function TermsFields({ draft, currency, onChange }: Props) {
  const { t } = useTexts();
  const { kind, value, name } = draft;
  return (
    <>
      <ChoiceField
        label={t("grant.kind")}
        value={kind}
        options={KINDS.map((one) => [one, t(`grant.kind.${one}`)])}
        onChoose={(one) => onChange({ ...draft, kind: one as Kind })}
      />
      {isNamed(draft) && (
        <TextField
          label={t(`grant.name.${kind as "donation" | "access" | "custom"}`)}
          value={name}
          onChange={(written) => onChange({ ...draft, name: written })}
        />
      )}
      {isValued(draft) && (
        <TextField
          kind="decimal"
          label={labelOf(kind, currency, t)}
          value={value}
          onChange={(written) => onChange({ ...draft, value: written })}
        />
      )}
    </>
  );
}

function labelOf(kind: Kind, currency: string, t: ReturnType<typeof useTexts>["t"]): string {
  if (kind === "percent") return t("grant.percent");
  return kind === "points" ? t("grant.points") : t("grant.sum", { currency });
}
