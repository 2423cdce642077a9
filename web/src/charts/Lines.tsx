import { line } from "d3-shape";
import type { Point } from "~/api/types";
import { type Dot, segments } from "./segments";

interface Props {
  points: Point[];
  x: (index: number) => number;
  y: (value: number) => number;
  /** For what is only compared with: thin, and without a colour of its own. */
  quiet?: boolean;
}

/** The line itself, in as many pieces as it has: no piece crosses a day without a value. */
export function Lines({ points, x, y, quiet }: Props) {
  const path = line<Dot>(
    (dot) => x(dot.index),
    (dot) => y(dot.value),
  );
  const [stroke, fill] = quiet ? ["stroke-ink-3", "fill-ink-3"] : ["stroke-(--mark)", "fill-(--mark)"];
  return (
    <g fill="none" strokeWidth={quiet ? 1.25 : 2} strokeLinejoin="round" strokeLinecap="round">
      {segments(points).map(({ dashed, dots }) => {
        const [only] = dots;
        if (dots.length === 1 && only) return <circle key={only.index} cx={x(only.index)} cy={y(only.value)} r={2} className={fill} />;
        return (
          <path
            key={only?.index}
            d={path(dots) ?? ""}
            data-dashed={dashed || undefined}
            strokeDasharray={dashed ? "2 4.5" : undefined}
            className={stroke}
          />
        );
      })}
    </g>
  );
}
