import { useTexts } from "../texts/useTexts";

/** How numbers are written in the reader's language. */
export function useNumbers() {
  const { t, locale } = useTexts();
  const written = (options: Intl.NumberFormatOptions) => {
    const format = new Intl.NumberFormat(locale, options);
    return (value: number) => format.format(value);
  };
  const plain = written({ maximumFractionDigits: 2 });
  return {
    count: written({ maximumFractionDigits: 0 }),
    plain,
    percent: written({ style: "percent", maximumFractionDigits: 1 }),
    times: (value: number) => t("figures.times", { times: plain(value) }),
    money: (currency: string) => written({ style: "currency", currency }),
  };
}

/** A local day; its time zone is the shop's already. */
export function useDay() {
  const { locale } = useTexts();
  const format = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
  return {
    day: (day: string) => format.format(new Date(day)),
    days: (from: string, last: string) => format.formatRange(new Date(from), new Date(last)),
  };
}
