import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { rosterQuery } from "~/api/sharing";
import { date } from "~/format/date";
import { text } from "~/text";

const t = text.looking;

/** Says at the top of every page of somebody else's figures whose they are, until when they may be seen, and the way back. */
export function LookingAt({ creator }: { creator: string }) {
  const { data, isError } = useQuery(rosterQuery);
  const row = data?.data.creators.find((c) => c.creator.id === creator);
  const now = new Date(data?.meta.generated_at ?? Date.now());
  return (
    <section
      aria-label={t.label}
      data-testid="looking-at"
      className="sticky top-0 z-10 mb-5 flex min-h-11 flex-wrap items-center justify-between gap-x-4 gap-y-1 rounded-panel border border-line bg-ground px-5 py-2 text-sm print:hidden"
    >
      <p>
        {t.at} <b className="font-semibold">{row?.creator.name ?? (data ? t.nobody : isError ? t.unnamed : "…")}</b>
        {row && <span className="text-ink-3"> {t.until(date(row.until, now))}</span>}
      </p>
      <Link to="/roster" className="font-medium text-ink-2 underline decoration-line-2 underline-offset-4 hover:text-ink">
        {t.back}
      </Link>
    </section>
  );
}
