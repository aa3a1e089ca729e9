import { actions } from "@saleor/app-sdk/app-bridge";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { pathIn } from "./routing";
import { useDashboard } from "./useDashboard";

/**
 * The Dashboard's address follows our pages, and our pages follow it.
 *
 * Ours live in memory: an entry in the frame's own history would stand beside the Dashboard's, and
 * each step back would have to be made twice.
 */
export function useRouteSync(isOurs: (path: string) => boolean): void {
  const dashboard = useDashboard();
  const navigate = useNavigate();
  const { pathname, search } = useLocation();
  const shown = useRef(pathname + search);
  const here = useRef(pathname);
  here.current = pathname;

  useEffect(() => {
    if (shown.current === pathname + search) return;
    shown.current = pathname + search;
    dashboard.send(actions.UpdateRouting({ newRoute: shown.current }));
  }, [dashboard, pathname, search]);

  useEffect(
    () =>
      dashboard.onRedirect((said) => {
        const path = pathIn(said);
        if (path !== here.current && isOurs(path)) navigate(path);
      }),
    [dashboard, navigate, isOurs],
  );
}
