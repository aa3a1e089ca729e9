import { useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { ProgramFileFormat } from "../../../api/generated/schema";
import { Button } from "../../../parts/Button";
import { formatOf, MOST_BYTES } from "./file";
import { ImportFailed } from "./ImportFailed";

/** What a file says, and how it is written. */
export interface Written {
  text: string;
  format: ProgramFileFormat;
}

interface Props {
  label: string;
  weight?: "secondary" | "tertiary";
  /** What became of the last one; `reset` forgets it. */
  reading: { error: unknown; isPending: boolean; reset: () => void };
  onRead: (written: Written) => void;
}

/** Takes the file of a program, or says of each thing in it that cannot be kept. */
export function FileButton({ label, weight = "secondary", reading, onRead }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [isTooLarge, say] = useState(false);

  const read = async (file: File | undefined) => {
    if (!file) return;
    const text = file.size > MOST_BYTES ? null : await file.text();
    // The same file, mended, can be chosen again.
    if (field.current) field.current.value = "";
    if (text === null) return say(true);
    onRead({ text, format: formatOf(file.name) });
  };
  const close = () => {
    say(false);
    reading.reset();
  };

  return (
    <>
      <Button weight={weight} disabled={reading.isPending} onClick={() => field.current?.click()}>
        {label}
      </Button>
      <input
        ref={field}
        type="file"
        accept=".yaml,.yml,.json,application/yaml,application/json"
        hidden
        aria-label={label}
        onChange={(event) => read(event.target.files?.[0])}
      />
      {(isTooLarge || reading.error !== null) &&
        // Outside of the menu that it may be in: a menu closes, with all in it.
        createPortal(
          <ImportFailed error={isTooLarge ? null : reading.error} onClose={close} />,
          document.body,
        )}
    </>
  );
}
