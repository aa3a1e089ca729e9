import { type ComponentType, lazy } from "react";
import { NavLink, Route, Routes } from "react-router";
import { LastDoneProvider } from "../../acts/LastDone";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { PageHead } from "../../parts/PageHead";
import { PageLink } from "../../parts/PageLink";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { useTexts } from "../../texts/useTexts";
import { PLACES, type Place } from "./places";
import styles from "./SettingsPages.module.css";

const PAGES: Record<Place, ComponentType> = {
  brand: lazy(() => import("./brand/Brand")),
  mails: lazy(() => import("./mails/Mails")),
  texts: lazy(() => import("./texts/ShownTexts")),
  storefront: lazy(() => import("./storefront/Storefront")),
  sharing: lazy(() => import("./sharing/Sharing")),
  honesty: lazy(() => import("./honesty/Honesty")),
  people: lazy(() => import("./people/Watched")),
  privacy: lazy(() => import("./privacy/Privacy")),
  events: lazy(() => import("./events/Events")),
  health: lazy(() => import("./health/Health")),
  log: lazy(() => import("./log/AuditLog")),
};

/** All that a shop can set, and what it can see of the app itself. */
export default function SettingsPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "acts", "review", "settings", "elements"]}
      until={<Skeleton lines={8} />}
    >
      <LastDoneProvider>
        <Routes>
          <Route index element={<All />} />
          {PLACES.map((place) => (
            <Route key={place} path={place} element={<Framed place={place} />} />
          ))}
          <Route path="*" element={<NotFound />} />
        </Routes>
      </LastDoneProvider>
    </Texts>
  );
}

/** What there is to set: the way to each on a phone. */
function All() {
  const { t } = useTexts();
  return (
    <>
      <PageHead title={t("settings.title")} lead={t("settings.lead")} />
      <ul className={styles.all}>
        {PLACES.map((place) => (
          <li key={place}>
            <PageLink to={`/settings/${place}`}>{t(`settings.${place}`)}</PageLink>
            <p className={styles.quiet}>{t(`settings.${place}.lead`)}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Framed({ place }: { place: Place }) {
  const { t } = useTexts();
  const Page = PAGES[place];
  return (
    <div className={styles.frame}>
      <nav className={styles.side} aria-label={t("settings.title")}>
        <ul>
          {PLACES.map((one) => (
            <li key={one}>
              <NavLink to={`/settings/${one}`} className={styles.to ?? ""}>
                {t(`settings.${one}`)}
              </NavLink>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.page}>
        <PageHead
          title={t(`settings.${place}`)}
          lead={t(`settings.${place}.lead`)}
          back={{ to: "/settings", name: t("settings.title") }}
        />
        <div className={styles.parts}>
          <Page />
        </div>
      </div>
    </div>
  );
}
