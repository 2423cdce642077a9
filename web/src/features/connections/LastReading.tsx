import type { Connection } from "~/api/types";
import { syncWords } from "~/features/state/progress";
import { moment } from "~/format/date";
import { text } from "~/text";
import { connectionsText } from "~/text/connections";
import { causes, runWords } from "~/text/words";
import { Progress } from "~/ui/Progress";
import { Fact } from "./Fact";

/** How the last reading went, or how far the present one is, and when the next is due. */
export function LastReading({ connection, now }: { connection: Connection; now: Date }) {
  const { last_run: run, sync, next_sync_at: next } = connection;
  return (
    <Fact title={connectionsText.lastRun}>
      {sync?.running ? (
        <div className="grid max-w-56 gap-1.5">
          <p>{syncWords(sync)}</p>
          <Progress label={syncWords(sync)} done={sync.done} total={sync.total} />
        </div>
      ) : run ? (
        <>
          <p className={run.status === "failed" ? "text-bad" : ""}>
            {runWords.product[run.product]}, {runWords.status[run.status]}, {moment(run.completed_at ?? run.started_at, now)}
          </p>
          {run.error_code && <p className="text-ink-2">{causes[run.error_code]}</p>}
        </>
      ) : (
        <p>{text.accounts.never}</p>
      )}
      <p className="text-ink-3">{next ? text.overview.next(moment(next, now)) : text.overview.noNext}</p>
    </Fact>
  );
}
