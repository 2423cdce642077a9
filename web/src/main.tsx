import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { setNonce } from "get-nonce";
import { createRoot } from "react-dom/client";
import { metricsQuery } from "~/api/metrics";
import { overviewQuery } from "~/api/overview";
import { platformsQuery } from "~/api/platforms";
import { cache } from "~/api/query";
import { reportUncaught } from "~/api/report";
import { sessionQuery, wasCreator } from "~/api/session";
import { router } from "~/app/router";
import { announce } from "~/features/connecting/announce";
import { land } from "~/features/connecting/land";
import { PopupEnd } from "~/features/connecting/PopupEnd";
import { applyTheme } from "~/ui/theme";
import "./styles.css";

applyTheme();
reportUncaught();
const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce;
if (nonce) setNonce(nonce);

const place = document.getElementById("root");
if (!place) throw new Error("index.html has no #root");
const root = createRoot(place);

const landing = await land();
if (landing.kind === "popup") {
  root.render(<PopupEnd />);
} else {
  // What the first page needs is asked for at once, side by side; the router waits for the session only.
  for (const query of [sessionQuery, platformsQuery, metricsQuery]) void cache.prefetchQuery<unknown>(query as never);
  if (wasCreator() && /^\/(dashboard)?$/.test(window.location.pathname)) void cache.prefetchQuery(overviewQuery({}));
  root.render(
    <QueryClientProvider client={cache}>
      <RouterProvider router={router} />
    </QueryClientProvider>,
  );
  if (landing.kind === "here") void announce(landing.outcome);
}
