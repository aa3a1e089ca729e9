import { QueryClientProvider } from "@tanstack/react-query";
import { lazy, type ReactNode, Suspense, useState } from "react";
import { newQueries } from "../api/queries";
import type { Dashboard } from "../bridge/dashboard";
import { DashboardProvider, useTold } from "../bridge/useDashboard";
import { MissingRight } from "../parts/MissingRight";
import { Notice } from "../parts/Notice";
import { Skeleton } from "../parts/Skeleton";
import { Texts } from "../texts/Texts";
import { useTexts } from "../texts/useTexts";
import { ErrorBoundary } from "./ErrorBoundary";
import { placeOf } from "./root";
import { useLocale } from "./useLocale";
import { useTheme } from "./useTheme";
import { WidgetFrame } from "./WidgetFrame";
import { WIDGETS } from "./widgets";

const Pages = lazy(() => import("./Pages"));

/** All that lives in a frame of the Dashboard: the pages, or one widget. */
export function App({ dashboard }: { dashboard: Dashboard }) {
  const [queries] = useState(newQueries);
  return (
    <QueryClientProvider client={queries}>
      <DashboardProvider dashboard={dashboard}>
        <Placed />
      </DashboardProvider>
    </QueryClientProvider>
  );
}

function Placed() {
  useTheme();
  const locale = useLocale();
  const widget = WIDGETS[placeOf(location.pathname)];
  const wait = <Skeleton lines={4} />;
  if (widget) {
    return (
      <WidgetFrame>
        <Texts locale={locale} rooms={widget.rooms} until={wait}>
          <Open right={widget.right}>
            <widget.Content />
          </Open>
        </Texts>
      </WidgetFrame>
    );
  }
  return (
    <Texts locale={locale} rooms={["shared"]} until={wait}>
      <Open>
        <Pages />
      </Open>
    </Texts>
  );
}

/** Waits until the Dashboard has said who is there. */
function Open({ right, children }: { right?: string; children: ReactNode }) {
  const { t } = useTexts();
  const { standing } = useTold();
  const wait = <Skeleton lines={4} label={t("waiting")} />;
  if (standing === "greeting") return wait;
  if (standing === "without-right") return <MissingRight right={right} />;
  if (standing === "silent") {
    return <Notice title={t("silent.title")}>{t("silent.words")}</Notice>;
  }
  return (
    <ErrorBoundary at={location.pathname}>
      <Suspense fallback={wait}>{children}</Suspense>
    </ErrorBoundary>
  );
}
