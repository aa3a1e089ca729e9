import { useState } from "react";
import type { ProgramFactsFragment, SetupFactsFragment } from "../../api/generated/fragments";
import { OfferPreviewDocument } from "../../api/generated/preview";
import { useAnswer } from "../../api/useAnswer";
import { Offers } from "../../offers/Offers";
import { Button } from "../../parts/Button";
import { Problem } from "../../parts/Problem";
import { Skeleton } from "../../parts/Skeleton";
import { useTexts } from "../../texts/useTexts";
import styles from "./Step.module.css";

type Channels = SetupFactsFragment["channels"];

interface Props {
  program: ProgramFactsFragment;
  channels: Channels;
  onLook: (looked: boolean) => void;
}

/** The offer as friend and advocate read it, in any language and currency. */
export function Look({ program, channels, onLook }: Props) {
  const { t } = useTexts();
  const [isOpen, open] = useState(false);
  const turn = () => {
    open(!isOpen);
    onLook(true);
  };
  return (
    <>
      <Button aria-expanded={isOpen} onClick={turn}>
        {t(isOpen ? "start.look.close" : "start.look", { name: program.name })}
      </Button>
      {isOpen && <Shown promise={program.promise} channels={channels} />}
    </>
  );
}

function Shown({ promise, channels }: { promise: unknown; channels: Channels }) {
  const { t } = useTexts();
  const { data, error, refetch } = useAnswer(OfferPreviewDocument, { promise });
  if (error) return <Problem error={error} retry={refetch} />;
  if (!data) return <Skeleton lines={4} label={t("waiting")} />;
  const found = data.offerPreview;
  if (found.__typename === "Refusal") return <p role="alert">{found.message}</p>;
  return (
    <div className={styles.offers}>
      <Offers offers={found.offers} channels={channels} />
    </div>
  );
}
