import { useState } from "react";
import { Button } from "../parts/Button";
import { Problem } from "../parts/Problem";
import { Entry } from "./Entry";
import { entriesIn } from "./entries";

interface Props {
  label: string;
  /** What the button says. */
  does: string;
  adding: { error: Error | null; isPending: boolean };
  /** What is wrong with the entries, where the app said so. */
  wrong: string | undefined;
  onAdd: (entries: string[], onAdded: () => void) => void;
}

/** A box for several entries at once, and the button that adds them. */
export function AddEntries({ label, does, adding, wrong, onAdd }: Props) {
  const [written, write] = useState("");
  const entries = entriesIn(written);
  return (
    <>
      <Entry label={label} width="long" rows={2} value={written} error={wrong} onChange={write} />
      {adding.error && wrong === undefined && <Problem error={adding.error} />}
      <div>
        <Button
          disabled={entries.length === 0 || adding.isPending}
          onClick={() => onAdd(entries, () => write(""))}
        >
          {does}
        </Button>
      </div>
    </>
  );
}
