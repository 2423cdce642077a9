import { usePlatforms } from "~/api/platforms";
import { text } from "~/text";

const t = text.overview.first;

/** What a creator with nothing connected does, and what comes of it; the accounts to connect stand right below. */
export function FirstSteps() {
  const able = usePlatforms().some((platform) => platform.configured);
  return (
    <section data-state="empty" className="border-l-[3px] border-accent py-0.5 pl-3.5">
      <h2 className="font-semibold">{t.title}</h2>
      {able ? (
        <ol className="mt-1.5 grid list-inside list-decimal gap-1 text-sm text-ink-2 marker:text-ink-3">
          {t.steps.map((step) => (
            <li key={step} className="max-w-prose">
              {step}
            </li>
          ))}
        </ol>
      ) : (
        <p className="mt-1.5 max-w-prose text-sm text-ink-2">{t.unconfigured}</p>
      )}
    </section>
  );
}
