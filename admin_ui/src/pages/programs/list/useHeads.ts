import { useTexts } from "../../../texts/useTexts";

/** The columns of the list of programs. */
export function useHeads() {
  const { t } = useTexts();
  return [
    t("programs.program"),
    t("programs.state"),
    t("programs.promises"),
    t("programs.when"),
    t("programs.results"),
    t("programs.owes"),
    t("programs.acts"),
  ] as const;
}
