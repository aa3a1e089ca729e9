import { useLocation } from "react-router";
import { askForRights } from "../../../bridge/rights";
import { useDashboard } from "../../../bridge/useDashboard";
import { Badge } from "../../../parts/Badge";
import { Button } from "../../../parts/Button";
import { Card } from "../../../parts/Card";
import { useTexts } from "../../../texts/useTexts";
import form from "../form/SettingForm.module.css";

const NAMED = ["MANAGE_DISCOUNTS", "MANAGE_ORDERS", "MANAGE_USERS", "MANAGE_GIFT_CARD"] as const;

/** Whether the app may do in the shop what it has to; what is missing is asked for by the Dashboard. */
export function Permissions({ missing }: { missing: readonly string[] }) {
  const { t } = useTexts();
  const dashboard = useDashboard();
  const { pathname } = useLocation();
  const names = missing.map((right) => {
    const known = NAMED.find((one) => one === right);
    return known ? t(`permission.${known}`) : right;
  });
  return (
    <Card title={t("permissions.title")}>
      {missing.length === 0 ? (
        <Badge tone="good">{t("permissions.all")}</Badge>
      ) : (
        <div className={form.form}>
          <p>{t("permissions.missing", { names: names.join(", ") })}</p>
          <div>
            <Button onClick={() => askForRights(dashboard, missing, pathname)}>
              {t("permissions.grant")}
            </Button>
          </div>
        </div>
      )}
    </Card>
  );
}
