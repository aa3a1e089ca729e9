import { type ComponentType, type LazyExoticComponent, lazy } from "react";
import type { TextKey } from "../texts/rooms";

export interface Section {
  /** Where it lies, and all pages below it. */
  path: string;
  name: TextKey;
  Pages: LazyExoticComponent<ComponentType>;
}

/** The first run: a tab, and where the app opens, until staff put it aside. */
export const START: Section = {
  path: "/start",
  name: "nav.start",
  Pages: lazy(() => import("../pages/start/StartPages")),
};

/** The tabs, in their order; the first is where the app opens. What is not built is not here. */
export const SECTIONS: readonly [Section, ...Section[]] = [
  {
    path: "/overview",
    name: "nav.overview",
    Pages: lazy(() => import("../pages/overview/OverviewPages")),
  },
  {
    path: "/referrals",
    name: "nav.referrals",
    Pages: lazy(() => import("../pages/referrals/ReferralPages")),
  },
  {
    path: "/programs",
    name: "nav.programs",
    Pages: lazy(() => import("../pages/programs/ProgramPages")),
  },
  {
    path: "/advocates",
    name: "nav.advocates",
    Pages: lazy(() => import("../pages/advocates/AdvocatePages")),
  },
  {
    path: "/rewards",
    name: "nav.rewards",
    Pages: lazy(() => import("../pages/rewards/RewardPages")),
  },
  {
    path: "/review",
    name: "nav.review",
    Pages: lazy(() => import("../pages/review/ReviewPages")),
  },
  {
    path: "/settings",
    name: "nav.settings",
    Pages: lazy(() => import("../pages/settings/SettingsPages")),
  },
];

export function isOurs(path: string): boolean {
  return [START, ...SECTIONS].some((one) => path === one.path || path.startsWith(`${one.path}/`));
}
