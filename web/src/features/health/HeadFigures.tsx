import type { components } from "~/api/schema.gen";
import { exact } from "~/format/number";
import { healthText as t } from "~/text/health";
import { cx } from "~/ui/cx";
import { Dot } from "~/ui/Dot";
import { rate } from "./SuccessTable";

/** The three figures that say whether somebody has to look further: the last day's success, how fresh the newest readings are, and what is not in order. */
export function HeadFigures({ health: { success, freshness, failing } }: { health: components["schemas"]["Health"] }) {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const day = success.find((s) => s.hours === 24);
  const fresh = sum(freshness.map((f) => f.fresh));
  const all = sum(freshness.map((f) => f.connections));
  const wrong = sum(failing.map((f) => f.connections));
  return (
    <dl className="grid overflow-hidden rounded-panel border border-line bg-surface sm:grid-cols-3">
      <Head name={t.heads.success} good={!day || day.rate === null || day.meets_95} note={t.promise}>
        {rate(day?.rate ?? null) ?? t.heads.nothingDue}
      </Head>
      <Head name={t.heads.fresh} good={fresh === all} note={fresh === all ? t.heads.allFresh : t.heads.lateOf(exact(all - fresh))}>
        {t.share(exact(fresh), exact(all))}
      </Head>
      <Head name={t.failing} good={wrong === 0} note={wrong === 0 ? t.heads.none : t.heads.below(wrong)}>
        {exact(wrong)}
      </Head>
    </dl>
  );
}

function Head({ name, good, note, children }: { name: string; good: boolean; note: string; children: string }) {
  return (
    <div className="flex flex-col gap-2 border-line px-5 py-4 max-sm:border-t max-sm:first:border-0 sm:border-l sm:first:border-0">
      <dt className="text-sm font-medium">{name}</dt>
      <dd className={cx("font-serif text-figure tracking-[-0.01em] max-lg:text-[2.4rem]", !good && "text-warn")}>{children}</dd>
      <dd className={cx("flex items-center gap-2 text-xs", good ? "text-ink-3" : "text-warn")}>
        <Dot tone={good ? "good" : "warn"} />
        {note}
      </dd>
    </div>
  );
}
