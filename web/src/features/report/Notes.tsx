import type { AccountDetail } from "~/api/account";
import { useMetrics } from "~/api/metrics";
import type { Reason } from "~/api/types";
import { fewColumns } from "~/features/posts/columns";
import { reportText as t } from "~/text/report";
import { reasons } from "~/words";
import { comparable } from "./KeyFigures";

/** The small print of an account's part: each metric's definition with the platform's own field, and each word that may stand for a figure. */
export function Notes({ platform, detail }: { platform: string; detail: AccountDetail }) {
  const metric = useMetrics();
  const shown = [...comparable(detail, metric), ...fewColumns.flatMap((id) => metric(id) ?? [])];
  const found = new Set<Reason>(detail.series.flatMap((s) => s.points.flatMap((p) => p.reason ?? [])));
  for (const post of detail.newest_posts) for (const id of fewColumns) if (post.metrics[id].reason) found.add(post.metrics[id].reason);
  return (
    <div className="mt-8 border-t border-line pt-3 text-xs text-ink-3">
      <h3 className="font-semibold text-ink-2">{t.notes}</h3>
      <dl className="mt-2 gap-x-8 sm:columns-2">
        {shown.map((m) => {
          const offer = m.offers.find((o) => o.platform === platform);
          return (
            <div key={m.id} className="mb-1.5 break-inside-avoid">
              <dt className="inline font-medium text-ink-2">{m.label}: </dt>
              <dd className="inline">
                {offer?.definition || m.definition}
                {offer?.limits && ` (${offer.limits})`}
              </dd>
            </div>
          );
        })}
        {[...found].map((reason) => (
          <div key={reason} className="mb-1.5 break-inside-avoid">
            <dt className="inline font-medium text-ink-2">“{reasons[reason].word}”: </dt>
            <dd className="inline">{reasons[reason].why}</dd>
          </div>
        ))}
        <div className="mb-1.5 break-inside-avoid">
          <dt className="inline font-medium text-ink-2">“{t.mayChange}”: </dt>
          <dd className="inline">{t.provisional}</dd>
        </div>
      </dl>
    </div>
  );
}
