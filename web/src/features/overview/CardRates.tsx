import { useMetrics } from "~/api/metrics";
import type { Account, Figure } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { moment } from "~/format/date";
import { text } from "~/text";
import { Hint } from "~/ui/Hint";

/** The smaller figures of an account. A computed one names its formula behind its label. */
export function CardRates({ account, name, now }: { account: Account; name: string; now: Date }) {
  const metric = useMetrics();
  const figures: Figure[] = [account.posts, account.average_views, account.engagement_rate];
  return (
    <dl className="mt-4 grid max-w-md grid-cols-3 gap-3">
      {figures.map((figure) => {
        const entry = metric(figure.metric);
        const label = entry?.label ?? "\u00a0";
        const formula =
          figure.computed && text.overview.formula(figure.computed.formula, figure.computed.n, figure.as_of && moment(figure.as_of, now));
        return (
          <div key={figure.metric} className="min-w-0">
            <dt className="-mt-2 truncate pt-2 text-xs text-ink-3">
              <Hint says={formula ?? entry?.definition ?? label} className="word -mt-2 pt-2">
                {label}
              </Hint>
            </dt>
            <dd className="mt-0.5 font-medium">
              <FigureValue
                figure={figure}
                unit={entry?.unit ?? (figure.metric === "engagement_rate" ? "percent" : "count")}
                settles={figure === account.posts ? "live" : { by: name }}
              />
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
