import { useMutation } from "@tanstack/react-query";
import { disconnect } from "~/api/disconnect";
import { usePlatform } from "~/api/platforms";
import type { Connection } from "~/api/types";
import { TakeOut } from "~/features/rights/TakeOut";
import { text } from "~/text";
import { connectionsText } from "~/text/connections";
import { rightsText } from "~/text/export";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { toast } from "~/ui/toast";

/** Asks once more before a connection is ended, and says what that means. */
export function Disconnect({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const name = usePlatform(connection.platform)?.name ?? connection.platform;
  const { handle, ends_with: siblings } = connection;
  const act = useMutation({
    mutationFn: () => disconnect(connection.platform, connection.id),
    onSuccess: () => toast("message", connectionsText.disconnected(handle)),
    onError: () => toast("error", connectionsText.disconnectFailed),
    onSettled: onClose,
  });
  return (
    <Dialog title={connectionsText.disconnectOf(handle)} lead={connectionsText.disconnectBody(name)} onClose={onClose}>
      {siblings.length > 0 && <p className="mb-4 text-sm text-warn">{connectionsText.endsWith(name, siblings)}</p>}
      <p className="mb-2 text-sm text-ink-2">{rightsText.takeOutFirst}</p>
      <div className="mb-5">
        <TakeOut />
      </div>
      <div className="flex justify-end gap-3">
        <Button onClick={onClose}>{text.cancel}</Button>
        <Button look="danger" disabled={act.isPending} onClick={() => act.mutate()}>
          {connectionsText.disconnect}
        </Button>
      </div>
    </Dialog>
  );
}
