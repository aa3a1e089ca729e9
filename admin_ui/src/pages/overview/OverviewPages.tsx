import { Route, Routes } from "react-router";
import { useLocale } from "../../app/useLocale";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
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
      </Routes>
    </Texts>
  );
}
