import { Suspense } from "react";
import { MemoryRouter, Navigate, NavLink, Route, Routes, useLocation } from "react-router";
import { ownSearch } from "../bridge/routing";
import { useRouteSync } from "../bridge/useRouteSync";
import { NotFound } from "../parts/NotFound";
import { Skeleton } from "../parts/Skeleton";
import { Toasts } from "../parts/Toasts";
import { useTexts } from "../texts/useTexts";
import { ErrorBoundary } from "./ErrorBoundary";
import styles from "./Pages.module.css";
import { BASE, placeOf } from "./root";
import { isOurs, SECTIONS, START } from "./sections";
import { useFirstRun } from "./useFirstRun";

/** The pages behind the app's entry in the Dashboard's menu. */
export default function Pages() {
  const opened = BASE + placeOf(location.pathname) + ownSearch(location.search);
  return (
    <MemoryRouter basename={BASE} initialEntries={[opened]}>
      <Toasts>
        <Framed />
      </Toasts>
    </MemoryRouter>
  );
}

function Framed() {
  const { t } = useTexts();
  const { pathname } = useLocation();
  useRouteSync(isOurs);
  return (
    <>
      {SECTIONS.length > 1 && <Tabs />}
      <main className={styles.page}>
        <ErrorBoundary at={pathname}>
          <Suspense fallback={<Skeleton lines={8} label={t("waiting")} />}>
            <Routes>
              <Route path="/" element={<Front />} />
              {[START, ...SECTIONS].map(({ path, Pages }) => (
                <Route key={path} path={`${path}/*`} element={<Pages />} />
              ))}
              <Route path="*" element={<NotFound />} />
            </Routes>
          </Suspense>
        </ErrorBoundary>
      </main>
    </>
  );
}

/** Where the app opens. */
function Front() {
  const { t } = useTexts();
  const isFirst = useFirstRun();
  if (isFirst === undefined) return <Skeleton lines={8} label={t("waiting")} />;
  return <Navigate to={(isFirst ? START : SECTIONS[0]).path} replace />;
}

function Tabs() {
  const { t } = useTexts();
  const isFirst = useFirstRun();
  const shown = isFirst ? [START, ...SECTIONS] : SECTIONS;
  return (
    <nav className={styles.tabs} aria-label={t("nav")}>
      <ul>
        {shown.map(({ path, name }) => (
          <li key={path}>
            <NavLink to={path} className={styles.tab ?? ""}>
              {t(name)}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}
