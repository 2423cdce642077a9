import { useQuery } from "@tanstack/react-query";
import { Outlet, useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useEffect } from "react";
import { forgetFigures, sessionQuery } from "~/api/session";
import { ChangedConsent } from "~/features/connecting/ChangedConsent";
import { useJump } from "~/features/jump/useJump";
import { OthersFigures, useCreator } from "~/features/looking/creator";
import { text } from "~/text";
import { Footer } from "./Footer";
import { Sidebar } from "./Sidebar";

const LookingAt = lazy(() => import("~/features/looking/LookingAt").then((m) => ({ default: m.LookingAt })));

/** The frame round every page of a person who is signed in. Losing the session leads to the sign-in page. */
export function Layout() {
  const { data } = useQuery(sessionQuery);
  const navigate = useNavigate();
  const named = useCreator();
  const creator = data?.person?.role === "manager" ? named : undefined;
  const { dialog, jump } = useJump(data?.person ?? null, creator);
  const out = data !== undefined && data.person === null;
  useEffect(() => {
    if (out) void navigate({ to: "/signin", search: {} }).then(forgetFigures);
  }, [out, navigate]);
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[13.5rem_minmax(0,1fr)] print:block">
      <a href="#content" className="sr-only rounded-control bg-surface px-3 py-2 focus:not-sr-only focus:absolute focus:top-2 focus:left-2">
        {text.skip}
      </a>
      <Sidebar person={data?.person ?? null} creator={creator} onJump={jump} />
      <div className="mx-auto flex w-full max-w-[86rem] flex-col px-4 pt-6 pb-8 sm:px-8 lg:pt-9 print:p-0">
        {/* As tall as the window: the footer begins below it, and what loads never pushes it about. */}
        <main id="content" className="min-h-dvh min-w-0 grow print:min-h-0">
          {data?.person?.role === "creator" && <ChangedConsent />}
          <OthersFigures value={creator !== undefined}>
            {creator && (
              <Suspense fallback={<div className="mb-5 h-11" />}>
                <LookingAt creator={creator} />
              </Suspense>
            )}
            <Outlet />
          </OthersFigures>
        </main>
        <Footer />
      </div>
      {dialog}
    </div>
  );
}
