import { Input } from "@saleor/macaw-ui";
import { useEffect, useState } from "react";
import "@saleor/macaw-ui/style";

const PAUSE_MS = 400;

interface Props {
  label: string;
  value: string;
  /** Called when staff pause, and at once when they press Enter. */
  onSearch: (value: string) => void;
}

/** A box that searches while one types. */
export function SearchField({ label, value, onSearch }: Props) {
  const [typed, type] = useState(value);

  // The address may change by itself: filters are cleared, staff go back.
  useEffect(() => type(value), [value]);

  useEffect(() => {
    if (typed === value) return;
    const timer = setTimeout(() => onSearch(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);

  return (
    <Input
      label={label}
      value={typed}
      autoComplete="off"
      // Macaw says "input", which is no role.
      role="textbox"
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === "Enter") onSearch(typed);
      }}
    />
  );
}
