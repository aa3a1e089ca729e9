import { Select } from "@saleor/macaw-ui";
import "@saleor/macaw-ui/style";

interface Props {
  label: string;
  value: string;
  /** Each value with its name. */
  options: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

/** One of a few. */
export function ChoiceField({ label, value, options, onChoose }: Props) {
  return (
    <Select
      label={label}
      value={value}
      options={options.map(([one, name]) => ({ value: one, label: name }))}
      onChange={onChoose}
    />
  );
}
