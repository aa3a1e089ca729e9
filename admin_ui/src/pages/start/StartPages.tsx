import { Route, Routes } from "react-router";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { StartPage } from "./StartPage";

/** The first run: from install to a live program. */
export default function StartPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "why", "programs", "start", "elements"]}
      until={<Skeleton lines={8} />}
    >
      <Routes>
        <Route index element={<StartPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Texts>
  );
}
