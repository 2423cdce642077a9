import { type KeyboardEvent, useState } from "react";
import type { Breakdown } from "~/api/audience";
import { exact } from "~/format/number";
import { audienceText as t } from "~/text/audience";
import { cx } from "~/ui/cx";
import { clock } from "./keys";

/** The day's hours as columns. Pointer and arrow keys give each hour's exact value, which stands above. */
export function Hours({ name, breakdown }: { name: string; breakdown: Breakdown }) {
  const { parts, unit } = breakdown;
  const most = Math.max(...parts.map((p) => p.value ?? 0), 1);
  const peak = parts.findIndex((p) => p.value === most);
  const [active, setActive] = useState<number | null>(null);
  const at = active ?? Math.max(0, peak);
  const part = parts[at];
  const words = part ? t.hourIs(clock(Number(part.key)), exact(part.value ?? 0, unit)) : "";
  const step = (event: KeyboardEvent) => {
    const to = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: parts.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    setActive(Math.min(parts.length - 1, Math.max(0, to)));
  };
  return (
    <>
      <p className="mb-1 text-sm font-medium">{words}</p>
      <div
        role="slider"
        tabIndex={0}
        aria-label={t.hours(name)}
        aria-valuemin={0}
        aria-valuemax={parts.length - 1}
        aria-valuenow={at}
        aria-valuetext={words}
        onKeyDown={step}
        onPointerLeave={() => setActive(null)}
        className="flex h-28 items-end gap-px rounded-control"
      >
        {parts.map((p, i) => (
          <span key={p.key} aria-hidden="true" onPointerEnter={() => setActive(i)} className="flex h-full grow basis-0 items-end">
            <span
              className={cx("block w-full rounded-t-[2px] bg-(--mark)", i === at ? "opacity-100" : "opacity-55")}
              style={{ height: `${((p.value ?? 0) / most) * 100}%` }}
            />
          </span>
        ))}
      </div>
      <p aria-hidden="true" className="mt-1 flex justify-between text-2xs text-ink-3">
        {[0, 6, 12, 18].map((h) => (
          <span key={h} className="w-1/4">
            {clock(h)}
          </span>
        ))}
      </p>
    </>
  );
}
