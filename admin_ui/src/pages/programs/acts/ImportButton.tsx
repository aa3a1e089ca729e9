import { useRef, useState } from "react";
import { createPortal } from "react-dom";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { ImportProgramDocument } from "../../../api/generated/program_files";
import { useAct } from "../../../api/useAct";
import { Button } from "../../../parts/Button";
import { formatOf, MOST_BYTES } from "./file";
import { ImportFailed } from "./ImportFailed";

interface Props {
  label: string;
  weight?: "secondary" | "tertiary";
  /** Of the program whose next version it will be; else it is a draft. */
  id?: string;
  onImported: (program: ProgramFactsFragment) => void;
}

/** Makes a program of a file, or says of each thing in it that cannot be kept. */
export function ImportButton({ label, weight = "secondary", id, onImported }: Props) {
  const field = useRef<HTMLInputElement>(null);
  const [isTooLarge, say] = useState(false);
  const importing = useAct(ImportProgramDocument);

  const read = async (file: File | undefined) => {
    if (!file) return;
    const text = file.size > MOST_BYTES ? null : await file.text();
    // The same file, mended, can be chosen again.
    if (field.current) field.current.value = "";
    if (text === null) return say(true);
    importing.mutate(
      { text, format: formatOf(file.name), ...(id ? { id } : {}) },
      { onSuccess: (made) => made.__typename === "Program" && onImported(made) },
    );
  };
  const close = () => {
    say(false);
    importing.reset();
  };

  return (
    <>
      <Button weight={weight} disabled={importing.isPending} onClick={() => field.current?.click()}>
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
      {(isTooLarge || importing.error) &&
        // Outside of the menu that it may be in: a menu closes, with all in it.
        createPortal(
          <ImportFailed error={isTooLarge ? null : importing.error} onClose={close} />,
          document.body,
        )}
    </>
  );
}
