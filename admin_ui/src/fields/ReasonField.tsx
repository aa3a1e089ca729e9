import { Textarea } from "@saleor/macaw-ui";
import "@saleor/macaw-ui/style";
import { useId } from "react";
import { ErrorText } from "./ErrorText";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** What is wrong with it, if something is. */
  error?: string | undefined;
}

/** Some lines of text, such as why staff do something. */
export function ReasonField({ label, value, onChange, error }: Props) {
  const wrong = useId();
  return (
    <div>
      <Textarea
        label={label}
        value={value}
        rows={3}
        error={error !== undefined}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : wrong}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && <ErrorText id={wrong}>{error}</ErrorText>}
    </div>
  );
}
