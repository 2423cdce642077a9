import { longDays } from "~/format/date";
import { viewText as t } from "~/text/view";

/** Says, where figures are not those of now, as of which day they are. */
export function AsKnown({ day }: { day: string | undefined }) {
  if (!day) return null;
  return (
    <p role="status" data-known-on={day} className="max-w-prose border-l-[3px] border-warn py-0.5 pl-3.5 text-sm text-ink-2">
      {t.said(longDays(day, day))}
    </p>
  );
}
