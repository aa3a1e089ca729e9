import { reportWidgetHeightFromElement } from "@saleor/app-sdk/app-bridge";
import { type ReactNode, useEffect, useRef } from "react";
import { useDashboard, useTold } from "../bridge/useDashboard";
import styles from "./WidgetFrame.module.css";

/** A widget is as high as what it has to say. */
export function WidgetFrame({ children }: { children: ReactNode }) {
  const root = useRef<HTMLElement>(null);
  const { bridge } = useDashboard();
  const { standing } = useTold();

  useEffect(() => {
    const element = root.current;
    // Before it has greeted, the Dashboard does not listen.
    if (!element || standing === "greeting") return;
    const observer = new ResizeObserver(() => reportWidgetHeightFromElement(bridge, element));
    observer.observe(element);
    return () => observer.disconnect();
  }, [bridge, standing]);

  return (
    <main ref={root} className={styles.frame}>
      {children}
    </main>
  );
}
