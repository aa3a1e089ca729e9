import { Check, Copy } from "lucide-react";
import { useState } from "react";
import { useTexts } from "../texts/useTexts";
import { Button } from "./Button";
import { copy } from "./copy";

/** Copies a text, and says so. `what` names it for those who hear it. */
export function CopyButton({ text, what }: { text: string; what: string }) {
  const { t } = useTexts();
  const [isCopied, say] = useState(false);
  const Icon = isCopied ? Check : Copy;
  return (
    <>
      <Button
        weight="tertiary"
        aria-label={t("copy", { what })}
        title={t("copy", { what })}
        onClick={(event) => say(copy(text, event.currentTarget))}
        onBlur={() => say(false)}
      >
        <Icon size={16} aria-hidden="true" />
      </Button>
      <span className="unseen" role="status">
        {isCopied ? t("copied") : ""}
      </span>
    </>
  );
}
