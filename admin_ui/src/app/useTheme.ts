import { useEffect } from "react";
import { useTold } from "../bridge/useDashboard";

/** Light or dark, as the Dashboard is. */
export function useTheme(): void {
  const { theme } = useTold();
  useEffect(() => {
    document.documentElement.dataset.theme = theme;
  }, [theme]);
}
