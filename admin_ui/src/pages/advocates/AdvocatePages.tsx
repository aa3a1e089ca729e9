import { Route, Routes } from "react-router";
import { LastDoneProvider } from "../../acts/LastDone";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { AdvocateList } from "./AdvocateList";
import { AdvocatePage } from "./AdvocatePage";

/** The list of advocates, and each by themselves. */
export default function AdvocatePages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "why", "acts", "grant", "saved", "advocates"]}
      until={<Skeleton lines={8} />}
    >
      <LastDoneProvider>
        <Routes>
          <Route index element={<AdvocateList />} />
          <Route path=":id" element={<AdvocatePage />} />
          <Route path="*" element={<NotFound />} />
        </Routes>
      </LastDoneProvider>
    </Texts>
  );
}
