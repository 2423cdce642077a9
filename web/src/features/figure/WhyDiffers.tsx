import { lazy, Suspense, useState } from "react";
import { text } from "~/text";
import { Button } from "~/ui/Button";

const Differences = lazy(() => import("./Differences").then((m) => ({ default: m.Differences })));

export interface About {
  /** Whose figures. */
  of: { platform: string; connection: string };
  /** The post that the figures are of; the account's own otherwise. */
  post?: string;
  /** Of which metrics, the first one first. */
  metrics: string[];
}

/** Opens the reasons why figures may not be what the platform's own app shows. They are loaded when asked for. */
export function WhyDiffers(about: About) {
  const [open, setOpen] = useState(false);
  if (about.metrics.length === 0) return null;
  return (
    <>
      <Button look="quiet" className="min-h-6! text-xs! font-normal! text-ink-3!" onClick={() => setOpen(true)}>
        {text.figure.differs}
      </Button>
      <Suspense>{open && <Differences {...about} onClose={() => setOpen(false)} />}</Suspense>
    </>
  );
}
