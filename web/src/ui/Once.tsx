import { useState } from "react";
import { onceText as t } from "~/text/settings";
import { Button } from "./Button";

/** Something that is shown once: a link or a token, to be copied now. */
export function Once({ says, value }: { says: string; value: string }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard?.writeText(value).then(
      () => setCopied(true),
      () => {}, // the browser does not let us: the text can be marked by hand
    );
  };
  return (
    <div role="status" className="grid gap-2 rounded-control border border-accent/40 p-3 text-sm">
      <p className="font-medium">{says}</p>
      <p className="flex flex-wrap items-start gap-3">
        <code data-testid="once" className="min-w-0 grow basis-60 rounded-control border border-line bg-ground p-2 break-all select-all">
          {value}
        </code>
        <Button onClick={() => void copy()}>{copied ? t.copied : t.copy}</Button>
      </p>
    </div>
  );
}
