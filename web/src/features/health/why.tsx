import type { components } from "~/api/schema.gen";
import { healthText } from "~/text/health";
import { operateText } from "~/text/operate";
import { causes } from "~/text/words";

/** Why readings were late or missed, the most frequent cause first, and whose affair each is. */
export function why(list: components["schemas"]["BlamedSlots"][], count: (n: number) => string) {
  if (list.length === 0) return "";
  return (
    <ul className="grid gap-0.5">
      {list.map((b) => (
        <li key={b.cause}>
          {count(b.slots)}: {b.cause ? causes[b.cause] : healthText.unknown}{" "}
          <span className="text-xs text-ink-3">({operateText.blame[b.blame] ?? b.blame})</span>
        </li>
      ))}
    </ul>
  );
}
