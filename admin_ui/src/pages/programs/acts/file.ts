import type { ProgramFileFormat } from "../../../api/generated/schema";

export const FORMATS: readonly ProgramFileFormat[] = ["YAML", "JSON"];

/** More than that our API does not take, and no program needs. */
export const MOST_BYTES = 256 * 1024;

/** What the file of a program is called, by a name that any system takes. */
export function fileName(program: string, format: ProgramFileFormat): string {
  const words =
    program
      .normalize("NFKD")
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return `${words.join("-") || "program"}.${format.toLowerCase()}`;
}

/** How a file is written, by what it is called. */
export function formatOf(name: string): ProgramFileFormat {
  return name.toLowerCase().endsWith(".json") ? "JSON" : "YAML";
}
