import { useQuery } from "@tanstack/react-query";
import { platformsQuery } from "~/api/platforms";
import { text } from "~/text";
import { Pending } from "~/ui/Pending";

const t = text.overview.first;

/**
 * What a creator with nothing connected does, and what comes of it; the accounts to connect stand right below. Whether anything is set up
 * here is not said before it is known: that it could not be loaded, and how to try again, stands with the accounts.
 */
export function FirstSteps() {
  const { data: platforms, isError } = useQuery(platformsQuery);
  return (
    <section data-state="empty" className="border-l-[3px] border-accent py-0.5 pl-3.5">
      <h2 className="font-semibold">{t.title}</h2>
      {!platforms && !isError && <Pending className="mt-1.5 h-20 max-w-prose" />}
      {platforms?.some((platform) => platform.configured) && (
        <ol className="mt-1.5 grid list-inside list-decimal gap-1 text-sm text-ink-2 marker:text-ink-3">
          {t.steps.map((step) => (
            <li key={step} className="max-w-prose">
              {step}
            </li>
          ))}
        </ol>
      )}
      {platforms?.every((platform) => !platform.configured) && <p className="mt-1.5 max-w-prose text-sm text-ink-2">{t.unconfigured}</p>}
    </section>
  );
}
