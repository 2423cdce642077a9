import type { Posting } from "~/api/compare";

type TypeMean = Posting["media_types"][number];

/** Types of posts by their means, the highest first; those without one come last, in the order in which they came. */
export function byMean(types: TypeMean[]): TypeMean[] {
  return [...types].sort((a, b) => (b.mean.value ?? -1) - (a.mean.value ?? -1));
}
