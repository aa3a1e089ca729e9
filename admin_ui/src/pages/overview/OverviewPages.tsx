import { Route, Routes } from "react-router";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { CreditPage } from "./credit/CreditPage";
import { OverviewPage } from "./OverviewPage";

/** Where the app opens. */
export default function OverviewPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "figures", "overview"]}
      until={<Skeleton lines={8} />}
    >
      <Routes>
        <Route index element={<OverviewPage />} />
        <Route path="credit" element={<CreditPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Texts>
  );
}
