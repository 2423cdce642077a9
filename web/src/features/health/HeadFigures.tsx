import type { components } from "~/api/schema.gen";
import { exact } from "~/format/number";
import { healthText as t } from "~/text/health";
import { HeadFigure, Heads } from "~/ui/Heads";
import { rate } from "./SuccessTable";

/** The three figures that say whether somebody has to look further: the last day's success, how fresh the newest readings are, and what is not in order. */
export function HeadFigures({ health: { success, freshness, failing } }: { health: components["schemas"]["Health"] }) {
  const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
  const day = success.find((s) => s.hours === 24);
  const fresh = sum(freshness.map((f) => f.fresh));
  const all = sum(freshness.map((f) => f.connections));
  const wrong = sum(failing.map((f) => f.connections));
  return (
    <Heads>
      <HeadFigure name={t.heads.success} good={!day || day.rate === null || day.meets_95} note={t.promise}>
        {rate(day?.rate ?? null) ?? t.heads.nothingDue}
      </HeadFigure>
      <HeadFigure name={t.heads.fresh} good={fresh === all} note={fresh === all ? t.heads.allFresh : t.heads.lateOf(exact(all - fresh))}>
        {t.share(exact(fresh), exact(all))}
      </HeadFigure>
      <HeadFigure name={t.failing} good={wrong === 0} note={wrong === 0 ? t.heads.none : t.heads.below(wrong)}>
        {exact(wrong)}
      </HeadFigure>
    </Heads>
  );
}
