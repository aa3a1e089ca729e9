import { Input } from "@saleor/macaw-ui";
import "@saleor/macaw-ui/style";
import { useId } from "react";
import { ErrorText } from "./ErrorText";

interface Props {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Which keys a phone shows for it. */
  kind?: "text" | "decimal" | "email";
  /** What is wrong with it, if something is. */
  error?: string | undefined;
}

/** One line of text, or a number. */
export function TextField({ label, value, onChange, kind = "text", error }: Props) {
  const wrong = useId();
  return (
    <div>
      <Input
        label={label}
        value={value}
        inputMode={kind}
        autoComplete="off"
        // Macaw says "input", which is no role.
        role="textbox"
        error={error !== undefined}
        aria-invalid={error !== undefined}
        aria-describedby={error === undefined ? undefined : wrong}
        onChange={(event) => onChange(event.target.value)}
      />
      {error !== undefined && <ErrorText id={wrong}>{error}</ErrorText>}
    </div>
  );
}
