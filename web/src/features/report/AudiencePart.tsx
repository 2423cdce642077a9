import { useQuery } from "@tanstack/react-query";
import { audienceQuery } from "~/api/audience";
import type { Account } from "~/api/types";
import { BreakdownFigure } from "~/features/audience/BreakdownFigure";
import { useCreator } from "~/features/looking/creator";
import { reportText as t } from "~/text/report";

const wanted = ["age", "gender", "age_gender", "country"];

/** Whom an account reaches, where its platform tells it: by age, gender and country. */
export function AudiencePart({ account }: { account: Account }) {
  const { data } = useQuery(audienceQuery(useCreator()));
  const own = data?.data.accounts.find((a) => a.connection === account.connection)?.breakdowns ?? [];
  const told = own.filter((b) => wanted.includes(b.dimension) && b.parts.length > 0);
  const apart = told.some((b) => b.dimension === "age"); // age and gender apart say it already
  const shown = told.filter((b) => b.metric === told[0]?.metric && !(apart && b.dimension === "age_gender"));
  if (shown.length === 0) return null;
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="mb-3 text-lg font-semibold">{t.audience}</h3>
      <div className="grid gap-x-10 gap-y-7 sm:grid-cols-2">
        {shown.map((b) => (
          <BreakdownFigure key={`${b.metric} ${b.dimension}`} breakdown={b} />
        ))}
      </div>
    </div>
  );
}
