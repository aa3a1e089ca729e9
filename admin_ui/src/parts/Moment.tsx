import { useIntl } from "react-intl";

interface Props {
  at: string;
  /** Minutes are only for what is told in the order of time. */
  withTime?: boolean;
}

/** A day in the reader's language; the exact moment is in its title. */
export function Moment({ at, withTime = false }: Props) {
  const { formatDate } = useIntl();
  const exact = formatDate(at, { dateStyle: "long", timeStyle: "short" });
  const shown = formatDate(at, {
    dateStyle: "medium",
    ...(withTime ? { timeStyle: "short" } : {}),
  });
  return (
    <time dateTime={at} title={exact}>
      {shown}
    </time>
  );
}
