import { useMemo } from "react";
import { useIntl } from "react-intl";
import type { TextKey } from "./rooms";

type Values = Record<string, string | number>;

/** `t("key", { values })` says a text; `locale` is the language that it is said in. */
export function useTexts() {
  const intl = useIntl();
  return useMemo(
    () => ({
      locale: intl.locale,
      t: (key: TextKey, values?: Values) => intl.formatMessage({ id: key }, values),
    }),
    [intl],
  );
}
