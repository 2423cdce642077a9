import type { AdminRun } from "~/api/operate";
import { PlatformName } from "~/features/platform/PlatformName";
import { moment, span } from "~/format/date";
import { text } from "~/text";
import { operateText } from "~/text/operate";
import { Dot } from "~/ui/Dot";
import { ScrollTable } from "~/ui/ScrollTable";
import { causes, runWords } from "~/words";

const t = operateText.runs;
const tones = { running: "good", success: "good", partial: "warn", failed: "bad" } as const;

/** Readings of whichever account, newest first. */
export function AllRunsTable({ runs }: { runs: AdminRun[] }) {
  const now = new Date();
  return (
    <ScrollTable name={t.title} head={[t.started, t.account, t.what, t.result, t.counts, t.took]}>
      {runs.map((run) => (
        <tr key={run.id} className="border-t border-line align-top" data-run={run.status}>
          <td className="py-2 pr-5 whitespace-nowrap">{moment(run.started_at, now)}</td>
          <th scope="row" className="py-2 pr-5 font-medium whitespace-nowrap">
            <PlatformName id={run.platform} /> <code className="text-xs font-normal text-ink-3">{operateText.short(run.connection)}</code>
          </th>
          <td className="py-2 pr-5 whitespace-nowrap">
            {runWords.product[run.product]} <span className="text-xs text-ink-3">{runWords.trigger[run.trigger]}</span>
          </td>
          <td className="min-w-48 py-2 pr-5">
            <span className="inline-flex items-center gap-2">
              <Dot tone={run.thin ? "warn" : tones[run.status]} busy={run.status === "running"} />
              {runWords.status[run.status]}
            </span>
            {run.thin && <span className="block text-xs text-warn">{t.thin}</span>}
            {run.error_code && <span className="block text-xs text-ink-2">{causes[run.error_code]}</span>}
            {run.message && <span className="block max-w-80 text-xs text-ink-3">{run.message}</span>}
          </td>
          <td className="py-2 pr-5 whitespace-nowrap">
            {text.connections.items(run.items)}, {text.connections.calls(run.calls)}
          </td>
          <td className="py-2 whitespace-nowrap text-ink-2">{took(run)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function took({ duration_ms: ms }: AdminRun): string {
  if (ms === null) return "";
  return ms < 10_000 ? `${(ms / 1000).toFixed(1)} s` : span(ms);
}
