import { useQueries, useQuery } from "@tanstack/react-query";
import type { AccountAsked, AccountDetail } from "~/api/account";
import { type Comparison, compareQuery } from "~/api/compare";
import { useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import { bestOfRangeQuery } from "~/api/posts";
import type { Reason } from "~/api/types";
import { holes } from "~/charts/segments";
import { fewColumns } from "~/features/posts/columns";
import { reportText as t } from "~/text/report";
import { reasons } from "~/text/words";
import { comparable } from "./KeyFigures";

interface Props {
  asked: AccountAsked;
  detail: AccountDetail;
  /** What cuts the days of the followers. */
  zone: string;
}

/** The small print of an account's part: each metric's definition with the platform's own field, and each word that may stand for a figure. */
export function Notes({ asked, detail, zone }: Props) {
  const metric = useMetrics();
  const platform = usePlatform(asked.platform);
  const compared = platform?.derived ? comparable(detail, metric) : [];
  const answers = useQueries({ queries: compared.map((m) => compareQuery(asked, m.id)) });
  const posts = useQuery(bestOfRangeQuery(asked)).data?.data.posts ?? [];
  const shown = [...comparable(detail, metric), ...fewColumns.flatMap((id) => metric(id) ?? [])];
  const drawn = detail.series.find((s) => s.metric === "followers")?.points ?? [];
  const found = new Set<Reason>([
    ...holes(drawn).flatMap((hole) => hole.reason ?? []),
    ...answers.flatMap(({ data }) => (data ? reasonsOf(data.data) : [])),
    ...posts.flatMap((post) => fewColumns.flatMap((id) => post.metrics[id].reason ?? [])),
  ]);
  const otherZone = (id: string) => detail.series.find((s) => s.metric === id && s.zone !== zone)?.zone.replaceAll("_", " ");
  return (
    <div className="mt-8 border-t border-line pt-3 text-xs text-ink-3">
      <h3 className="font-semibold text-ink-2">{t.notes}</h3>
      <dl className="mt-2 gap-x-8 sm:columns-2">
        {shown.map((m) => {
          const offer = m.offers.find((o) => o.platform === asked.platform);
          const other = otherZone(m.id);
          return (
            <div key={m.id} className="mb-1.5 break-inside-avoid">
              <dt className="inline font-medium text-ink-2">{m.label}: </dt>
              <dd className="inline">
                {offer?.definition || m.definition}
                {offer?.limits && ` (${offer.limits})`}
                {other && ` ${t.otherZone(other)}`}
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

function reasonsOf({ current, previous, change, percent_reason }: Comparison): Reason[] {
  const lacked = [current, previous, change].flatMap(({ known }) => known?.missing.map((days) => days.reason) ?? []);
  return [current.reason, previous.reason, change.reason, percent_reason, ...lacked].flatMap((reason) => reason ?? []);
}
