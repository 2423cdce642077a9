import { useQuery } from "@tanstack/react-query";
import { runsQuery } from "~/api/runs";
import type { Connection, Run } from "~/api/types";
import { DataState } from "~/features/state/DataState";
import { moment } from "~/format/date";
import { connectionsText } from "~/text/connections";
import { runWords } from "~/text/words";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { Dot } from "~/ui/Dot";
import { wideOnly } from "~/ui/ScrollTable";
import { counts, took } from "./run";

/** Every sync of a connection, newest first. */
export function SyncLog({ connection, onClose }: { connection: Connection; onClose: () => void }) {
  const runs = useQuery(runsQuery(connection.id));
  const state = runs.data ? (runs.data.length ? "ready" : "empty") : runs.isError ? "error" : "loading";
  return (
    <Dialog title={connectionsText.logOf(connection.handle)} lead={connectionsText.logLead} wide onClose={onClose}>
      <DataState
        state={state}
        resource="syncs"
        message={state === "empty" ? connectionsText.logEmpty : undefined}
        onRetry={runs.isError ? () => void runs.refetch() : undefined}
      >
        {runs.data && runs.data.length > 0 && <RunsTable runs={runs.data} />}
      </DataState>
    </Dialog>
  );
}

// Why it was read stands under what was read on a phone.
function RunsTable({ runs }: { runs: Run[] }) {
  const t = connectionsText;
  const now = new Date();
  return (
    <table className="w-full text-sm">
      <thead>
        <tr className="text-left text-xs text-ink-3">
          {[t.started, t.what, t.why, t.result, t.took].map((head) => (
            <th
              key={head}
              scope="col"
              className={cx("pr-4 pb-2 font-medium last:pr-0 last:text-right", (head === t.why || head === t.took) && wideOnly)}
            >
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {runs.map((run) => (
          <tr key={run.id} className="border-t border-line align-top" data-run={run.status}>
            <td className="py-2 pr-4 whitespace-nowrap">{moment(run.started_at, now)}</td>
            <td className="py-2 pr-4">
              {runWords.product[run.product]}
              <span className="block text-xs text-ink-3 sm:hidden">{runWords.trigger[run.trigger]}</span>
            </td>
            <td className={cx("py-2 pr-4 text-ink-2", wideOnly)}>{runWords.trigger[run.trigger]}</td>
            <td className="py-2 pr-4">
              <span className="inline-flex items-center gap-2">
                <Dot tone={tones[run.status]} busy={run.status === "running"} />
                {runWords.status[run.status]}
              </span>
              <span className="block text-xs text-ink-3">{counts(run)}</span>
              {run.message && <span className="block max-w-72 text-xs text-ink-2">{run.message}</span>}
            </td>
            <td className={cx("py-2 text-right whitespace-nowrap text-ink-2", wideOnly)}>{took(run)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const tones = { running: "good", success: "good", partial: "warn", failed: "bad" } as const;
