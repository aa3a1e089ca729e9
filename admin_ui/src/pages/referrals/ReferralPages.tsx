import { Route, Routes } from "react-router";
import { useLocale } from "../../app/useLocale";
import { NotFound } from "../../parts/NotFound";
import { Skeleton } from "../../parts/Skeleton";
import { Texts } from "../../texts/Texts";
import { ReferralList } from "./ReferralList";
import { ReferralPage } from "./ReferralPage";

/** The list of referrals, and each by itself. */
export default function ReferralPages() {
  return (
    <Texts
      locale={useLocale()}
      rooms={["shared", "why", "saved", "referrals"]}
      until={<Skeleton lines={8} />}
    >
      <Routes>
        <Route index element={<ReferralList />} />
        <Route path=":id" element={<ReferralPage />} />
        <Route path="*" element={<NotFound />} />
      </Routes>
    </Texts>
  );
}
