import { useMutation } from "@tanstack/react-query";
import type { ProgramFactsFragment } from "../../../api/generated/fragments";
import { ProgramFileDocument } from "../../../api/generated/program_files";
import type { ProgramFileFormat } from "../../../api/generated/schema";
import { useAsk } from "../../../api/useAsk";
import { saveFile } from "../../../parts/saveFile";
import { fileName } from "./file";

/** Saves a program as a file: the command line reads it, and so does the list of programs. */
export function useExport({ id, name }: ProgramFactsFragment) {
  const ask = useAsk();
  return useMutation({
    mutationFn: async (format: ProgramFileFormat) => {
      const { programFile } = await ask(ProgramFileDocument, { id, format });
      const type = `application/${format.toLowerCase()}`;
      if (programFile) saveFile(fileName(name, format), programFile, type);
    },
  });
}
