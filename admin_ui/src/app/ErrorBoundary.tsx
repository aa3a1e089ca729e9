import { Component, type ReactNode } from "react";
import { Button } from "../parts/Button";
import { Notice } from "../parts/Notice";
import { useTexts } from "../texts/useTexts";

interface Props {
  /** Where one is: whoever goes on from what failed is rid of it. */
  at: string;
  children: ReactNode;
}

/** A page that fails says so, and leaves the rest of the app alone. */
export class ErrorBoundary extends Component<Props, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override componentDidUpdate(before: Props) {
    if (before.at !== this.props.at && this.state.failed) this.setState({ failed: false });
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
