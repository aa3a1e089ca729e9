import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { ImportProgramDocument } from "../../../api/generated/program_files";
import { useAct } from "../../../api/useAct";
import { FileButton } from "./FileButton";

interface Props {
  label: string;
  onImported: (program: ProgramFactsFragment) => void;
}

/** Makes a draft of a file. */
export function ImportButton({ label, onImported }: Props) {
  const importing = useAct(ImportProgramDocument);
  return (
    <FileButton
      label={label}
      reading={importing}
      onRead={(written) =>
        importing.mutate(written, {
          onSuccess: (made) => made.__typename === "Program" && onImported(made),
        })
      }
    />
  );
}
