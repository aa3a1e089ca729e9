import { useState } from "react";
import { Elements } from "../../../elements/Elements";
import { ALL } from "../../../elements/tags";
import { Choose } from "../../../fields/Choose";
import { Card } from "../../../parts/Card";
import { useTexts } from "../../../texts/useTexts";
import { useChannels } from "../../programs/useChannels";
import form from "../form/SettingForm.module.css";

/** How the program gets into the shop's own pages, in each channel. */
export function Placing() {
  const { t } = useTexts();
  const { channels } = useChannels();
  const [picked, pick] = useState<string>();
  const channel = picked ?? channels[0]?.slug ?? "";
  return (
    <Card title={t("elements.title")}>
      <div className={form.form}>
        <p className={form.quiet}>{t("elements.words")}</p>
        {channels.length > 1 && (
          <Choose
            label={t("elements.channel")}
            value={channel}
            options={channels.map(({ slug, name }) => [slug, name])}
            onPick={pick}
          />
        )}
        <Elements channel={channel} tags={ALL} />
      </div>
    </Card>
  );
}
