import { connectionsQuery } from "~/api/connections";
import { ApiError } from "~/api/error";
import { expectSync } from "~/api/live";
import { platformsQuery } from "~/api/platforms";
import { cache, reloadAnalytics } from "~/api/query";
import { removeConnection } from "~/api/remove";
import { text } from "~/text";
import { toast } from "~/ui/toast";
import { errorWords, type Outcome } from "./outcome";

/** Says how a sign-in ended and loads the lists again, whichever way it ended. */
export async function announce(outcome: Outcome): Promise<void> {
  if (outcome.ok) expectSync();
  await reloadAnalytics();
  const name = await nameOf(outcome.platform);
  const id = toastId(outcome.platform);
  if (!outcome.ok) return toast("error", errorWords(outcome.code, name), { id });
  const handle = await handleOf(outcome.connection);
  const undo = { label: text.connecting.notThis, onClick: () => void undoConnect(outcome.connection, handle) };
  return toast("success", text.connecting.connected(name, handle), { id, action: outcome.connection ? undo : undefined });
}

/** Says that the window was closed before the end. */
export async function announceClosed(platform: string): Promise<void> {
  await reloadAnalytics();
  return toast("message", text.connecting.closed(await nameOf(platform)), { id: toastId(platform) });
}

/** Says why a sign-in could not even begin. */
export async function announceRefused(platform: string, error: unknown): Promise<void> {
  await reloadAnalytics();
  const name = await nameOf(platform);
  const problem = error instanceof ApiError ? error : undefined;
  const words = problem?.code === "not_configured" && problem.detail ? problem.detail : errorWords(refusal(problem), name);
  return toast("error", words, { id: toastId(platform) });
}

/** The newest news of a platform takes the place of older news. */
const toastId = (platform: string) => `connect-${platform}`;

const refusal = (problem: ApiError | undefined) =>
  problem?.code === "not_configured" ? "not_configured" : problem?.status === 0 ? "unavailable" : "";

async function undoConnect(id: string, handle: string): Promise<void> {
  try {
    await removeConnection(id);
    await toast("message", text.connecting.removed(handle));
  } catch {
    await reloadAnalytics();
    await toast("error", text.connecting.removeFailed);
  }
}

async function nameOf(platform: string): Promise<string> {
  const platforms = await cache.ensureQueryData(platformsQuery).catch(() => []);
  return platforms.find((p) => p.platform === platform)?.name ?? platform;
}

async function handleOf(connection: string): Promise<string> {
  const answer = await cache.fetchQuery({ ...connectionsQuery, staleTime: 0 }).catch(() => undefined);
  return answer?.data.connections.find((c) => c.id === connection)?.handle ?? "";
}
