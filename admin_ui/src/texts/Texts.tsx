import { type ReactNode, useEffect, useState } from "react";
import { IntlProvider } from "react-intl";
import type { Locale } from "./locales";
import { type Messages, messagesOf, type Room } from "./rooms";

interface Props {
  locale: Locale;
  rooms: readonly Room[];
  /** Shown while the first texts are on their way; later the old ones stay until the new are there. */
  until: ReactNode;
  children: ReactNode;
}

/** What is below can say what these rooms have, in this language. */
export function Texts({ locale, rooms, until, children }: Props) {
  const [said, say] = useState<{ locale: Locale; messages: Messages }>();
  const [failure, fail] = useState<unknown>();
  const names = rooms.join();

  useEffect(() => {
    let left = false;
    messagesOf(locale, names.split(",") as Room[])
      .then((messages) => {
        if (!left) say({ locale, messages });
      })
      .catch(fail);
    return () => {
      left = true;
    };
  }, [locale, names]);

  if (!said && failure) throw failure;
  if (!said) return until;
  return (
    <IntlProvider locale={said.locale} messages={said.messages} key={names}>
      {children}
    </IntlProvider>
  );
}
