import { useMutation } from "@tanstack/react-query";
import { ApiError } from "~/api/error";
import { syncNow } from "~/api/sync";
import type { Connection } from "~/api/types";
import { span } from "~/format/date";
import { connectionsText } from "~/text/connections";
import { toast } from "~/ui/toast";

/** Asks for a reading now. Busy until it has ended, as far as the server tells. */
export function useSyncNow(connection: Connection) {
  const act = useMutation({
    mutationFn: () => syncNow(connection.id),
    onSuccess: () => toast("message", connectionsText.queued(connection.handle)),
    onError: (error) => toast("error", refusal(error)),
  });
  return { busy: act.isPending || connection.sync !== null, sync: () => act.mutateAsync().catch(() => undefined) };
}

function refusal(error: Error): string {
  if (error instanceof ApiError && error.code === "too_many") return connectionsText.tooSoon(span((error.retryAfter ?? 60) * 1000));
  return connectionsText.syncFailed;
}
