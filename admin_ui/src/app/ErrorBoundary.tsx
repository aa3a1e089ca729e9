import { Component, type ReactNode } from "react";
import { Button } from "../parts/Button";
import { Notice } from "../parts/Notice";
import { useTexts } from "../texts/useTexts";

/** A page that fails says so, and leaves the rest of the app alone. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children;
  }
}

function Failed() {
  const { t } = useTexts();
  // Perhaps the app was updated, and what this page still wanted to load is gone.
  const reload = <Button onClick={() => location.reload()}>{t("failed.reload")}</Button>;
  return (
    <Notice isAlert title={t("failed.title")} action={reload}>
      {t("failed.words")}
    </Notice>
  );
}
