import { onceText as t } from "~/text/settings";
import { CopyText } from "./CopyText";

/** Something that is shown once: a link or a token, to be copied now. */
export function Once({ says, value }: { says: string; value: string }) {
  return (
    <div role="status" className="grid gap-2 rounded-control border border-accent/40 p-3 text-sm">
      <p className="font-medium">{says}</p>
      <p className="flex flex-wrap items-start gap-3">
        <CopyText value={value} what={t.it} className="min-w-0 grow basis-60 p-2" testid="once" />
      </p>
    </div>
  );
}
