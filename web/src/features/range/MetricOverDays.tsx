import { text } from "~/text";
import { Segmented } from "~/ui/Segmented";
import { Select } from "~/ui/Select";
import { type OverDays, spans, usual } from "./range";

interface Props<M extends string> {
  label: string;
  /** What there is to choose, with its words. */
  metrics: Record<M, string>;
  value: OverDays<M>;
  onChange: (part: OverDays<M>) => void;
}

/** A metric and how many days back. What is the default is left out of what is chosen, and so of the address. */
export function MetricOverDays<M extends string>({
  label,
  metrics,
  value: { metric = "followers" as M, days = usual },
  onChange,
}: Props<M>) {
  return (
    <>
      <Segmented
        label={label}
        value={metric}
        onChange={(to) => onChange({ metric: to === "followers" ? undefined : to })}
        options={Object.entries<string>(metrics).map(([value, words]) => ({ value: value as M, label: words }))}
      />
      <Select
        label={text.charts.range}
        value={String(days)}
        onChange={(to) => onChange({ days: Number(to) === usual ? undefined : Number(to) })}
        options={spans.map((n) => ({ value: String(n), label: text.charts.lastDays(n) }))}
      />
    </>
  );
}
