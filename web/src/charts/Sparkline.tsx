import type { Series } from "~/api/types";
import { type Dot, extent, segments } from "./segments";

const WIDTH = 104;
const HEIGHT = 40;

/** The shape of a series at a glance: no scale, no words; the chart below has them. Gaps are breaks, the tail is dashed. */
export function Sparkline({ series }: { series: Series }) {
  const range = extent(series.points);
  const n = series.points.length;
  if (!range) return <svg aria-hidden="true" width={WIDTH} height={HEIGHT} />;
  const height = range[1] - range[0] || 1;
  const x = (i: number) => 2 + ((WIDTH - 4) * i) / Math.max(1, n - 1);
  const y = (v: number) => HEIGHT - 4 - ((HEIGHT - 8) * (v - range[0])) / height;
  const path = (dots: Dot[]) => dots.map((d, i) => `${i ? "L" : "M"}${x(d.index).toFixed(1)} ${y(d.value).toFixed(1)}`).join("");

  return (
    <svg aria-hidden="true" width={WIDTH} height={HEIGHT} className="shrink-0 overflow-visible">
      {segments(series.points).map(({ dashed, dots }) =>
        dots.length === 1 && dots[0] ? (
          <circle key={dots[0].index} cx={x(dots[0].index)} cy={y(dots[0].value)} r={1.5} className="fill-(--mark)" />
        ) : (
          <path
            key={dots[0]?.index}
            d={path(dots)}
            fill="none"
            strokeWidth={1.6}
            strokeLinejoin="round"
            strokeLinecap="round"
            strokeDasharray={dashed ? "1.5 3.5" : undefined}
            className="stroke-(--mark)"
          />
        ),
      )}
    </svg>
  );
}
