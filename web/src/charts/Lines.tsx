import { line } from "d3-shape";
import type { Point } from "~/api/types";
import { type Dot, segments } from "./segments";

interface Props {
  points: Point[];
  x: (index: number) => number;
  y: (value: number) => number;
}

/** The line itself, in as many pieces as it has: no piece crosses a day without a value. */
export function Lines({ points, x, y }: Props) {
  const path = line<Dot>(
    (dot) => x(dot.index),
    (dot) => y(dot.value),
  );
  return (
    <g fill="none" strokeWidth={2} strokeLinejoin="round" strokeLinecap="round">
      {segments(points).map(({ dashed, dots }) => {
        const [only] = dots;
        if (dots.length === 1 && only)
          return <circle key={only.index} cx={x(only.index)} cy={y(only.value)} r={2} className="fill-(--mark)" />;
        return <path key={only?.index} d={path(dots) ?? ""} strokeDasharray={dashed ? "2 4.5" : undefined} className="stroke-(--mark)" />;
      })}
    </g>
  );
}
