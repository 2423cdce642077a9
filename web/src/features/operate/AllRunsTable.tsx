import type { AdminRun } from "~/api/operate";
import { counts, took } from "~/features/connections/run";
import { PlatformName } from "~/features/platform/PlatformName";
import { moment } from "~/format/date";
import { text } from "~/text";
import { operateText } from "~/text/operate";
import { causes, runWords } from "~/text/words";
import { cx } from "~/ui/cx";
import { Dot } from "~/ui/Dot";
import { ScrollTable, wideOnly } from "~/ui/ScrollTable";

const t = operateText.runs;
const tones = { running: "good", success: "good", partial: "warn", failed: "bad" } as const;

/** Readings of whichever account, newest first. On a phone what was read stands under when, and what came under how it ended. */
export function AllRunsTable({ runs }: { runs: AdminRun[] }) {
  const now = new Date();
  return (
    <ScrollTable
      name={t.title}
      head={[t.started, t.account, t.what, t.result, t.counts, t.took]}
      spare={[t.account, t.what, t.counts, t.took]}
    >
      {runs.map((run) => (
        <tr key={run.id} className="border-t border-line align-top" data-run={run.status}>
          <td className="py-2 pr-5 sm:whitespace-nowrap">
            {moment(run.started_at, now)}
            <span className="mt-1 grid gap-0.5 sm:hidden">
              <Account run={run} />
              <span>{what(run)}</span>
            </span>
          </td>
          <th scope="row" className={cx("py-2 pr-5 font-medium whitespace-nowrap", wideOnly)}>
            <Account run={run} />
          </th>
          <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>{what(run)}</td>
          <td className="py-2 pr-5 sm:min-w-48">
            <span className="inline-flex items-center gap-2">
              <Dot tone={run.thin ? "warn" : tones[run.status]} busy={run.status === "running"} />
              {runWords.status[run.status]}
            </span>
            {run.thin && <span className="block text-xs text-warn">{t.thin}</span>}
            {run.error_code && <span className="block text-xs text-ink-2">{causes[run.error_code]}</span>}
            {run.message && <span className="block max-w-80 text-xs wrap-anywhere text-ink-3">{run.message}</span>}
            <span className="block text-xs text-ink-3 sm:hidden">{[counts(run), took(run)].filter(Boolean).join(text.joiner)}</span>
          </td>
          <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>{counts(run)}</td>
          <td className={cx("py-2 whitespace-nowrap text-ink-2", wideOnly)}>{took(run)}</td>
        </tr>
      ))}
    </ScrollTable>
  );
}

function Account({ run }: { run: AdminRun }) {
  return (
    <span>
      <PlatformName id={run.platform} /> <code className="text-xs font-normal text-ink-3">{operateText.short(run.connection)}</code>
    </span>
  );
}

const what = (run: AdminRun) => (
  <>
    {runWords.product[run.product]} <span className="text-xs text-ink-3">{runWords.trigger[run.trigger]}</span>
  </>
);
