import type { Person } from "~/api/types";
import { jumpText as t } from "~/text/jump";
import { Dialog } from "~/ui/Dialog";
import { soughtBy } from "./aims";
import { mod } from "./mod";

/** The keys that do something, and what. */
export function KeysDialog({ person, creator, onClose }: { person: Person; creator: string | undefined; onClose: () => void }) {
  const { creators, posts } = soughtBy(person.role, creator);
  return (
    <Dialog title={t.keys} lead={t.keysLead} onClose={onClose}>
      <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-5 gap-y-2.5 text-sm">
        {t.list(mod(), creators, posts).map(([keys, act]) => (
          <div key={act} className="contents">
            <dt className="flex gap-1 self-baseline">
              {keys.map((key) => (
                <kbd key={key} className="rounded border border-line-2 bg-ground px-1.5 font-sans text-xs leading-5">
                  {key}
                </kbd>
              ))}
            </dt>
            <dd className="text-ink-2">{act}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
