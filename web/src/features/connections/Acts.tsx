import { lazy, Suspense, useState } from "react";
import type { Connection } from "~/api/types";
import { connectionsText } from "~/text/connections";
import { Button } from "~/ui/Button";
import { useSyncNow } from "./useSyncNow";

const SyncLog = lazy(() => import("./SyncLog").then((m) => ({ default: m.SyncLog })));
const Disconnect = lazy(() => import("./Disconnect").then((m) => ({ default: m.Disconnect })));

/** What can be done with a connection. */
export function Acts({ connection }: { connection: Connection }) {
  const [open, setOpen] = useState<"log" | "disconnect" | null>(null);
  const { busy, sync } = useSyncNow(connection);
  const close = () => setOpen(null);
  return (
    <div className="flex flex-wrap gap-x-4 gap-y-2">
      <Button disabled={busy || !connection.connected} onClick={() => void sync()}>
        {busy ? connectionsText.syncing : connectionsText.sync}
      </Button>
      <Button look="quiet" onClick={() => setOpen("log")}>
        {connectionsText.log}
      </Button>
      <Button look="quiet" className="sm:ml-auto" onClick={() => setOpen("disconnect")}>
        {connectionsText.disconnect}
      </Button>
      <Suspense>
        {open === "log" && <SyncLog connection={connection} onClose={close} />}
        {open === "disconnect" && <Disconnect connection={connection} onClose={close} />}
      </Suspense>
    </div>
  );
}
