import type { Series } from "~/api/types";
import { holes } from "~/charts/segments";

/** How complete and how final a series is: the days read of those it covers, the last final one, and the spans without a reading. */
export function standing({ points }: Series) {
  const read = points.filter((point) => point.value !== null);
  const open = points.findIndex((point) => point.value !== null && point.status === "provisional");
  const final = (open < 0 ? points : points.slice(0, open)).findLast((point) => point.value !== null);
  return {
    days: points.length,
    read: read.length,
    last: read.at(-1),
    final: final?.day,
    gaps: holes(points).map((hole) => ({ from: points[hole.from]?.day ?? "", to: points[hole.to]?.day ?? "" })),
  };
}
