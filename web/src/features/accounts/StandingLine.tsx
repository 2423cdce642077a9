import { Dot } from "~/ui/Dot";
import type { Standing } from "./standing";

/** A connection's standing in one line, live. */
export function StandingLine({ standing }: { standing: Standing }) {
  return (
    <span className="inline-flex items-center gap-2 text-sm">
      <Dot tone={standing.tone} busy={standing.busy} />
      <span className="font-medium">{standing.word}</span>
      <span className="text-ink-3">{standing.note}</span>
    </span>
  );
}
