import { useQuery } from "@tanstack/react-query";
import { audienceQuery } from "~/api/audience";
import type { Account } from "~/api/types";
import { BreakdownFigure } from "~/features/audience/BreakdownFigure";
import { useView } from "~/features/looking/view";
import { reportText as t } from "~/text/report";
import { PartFailed } from "./PartFailed";

const wanted = ["age", "gender", "age_gender", "country"];

/** Whom an account reaches, by age, gender and country: where its platform tells it, and else why it does not. */
export function AudiencePart({ account }: { account: Account }) {
  const { data, isError } = useQuery(audienceQuery(useView()));
  const own = data?.data.accounts.find((a) => a.connection === account.connection)?.breakdowns ?? [];
  const told = own.filter((b) => wanted.includes(b.dimension) && (b.parts.length > 0 || b.reason));
  const apart = told.some((b) => b.dimension === "age" && b.parts.length > 0); // age and gender apart say it already
  const main = (told.find((b) => b.parts.length > 0) ?? told[0])?.metric;
  const shown = told.filter((b) => b.metric === main && !(apart && b.dimension === "age_gender"));
  if (shown.length === 0 && !(isError && !data)) return null;
  return (
    <div className="mt-8 break-inside-avoid">
      <h3 className="mb-3 text-lg font-semibold">{t.audience}</h3>
      {isError && !data && <PartFailed />}
      <div className="grid gap-x-10 gap-y-7 sm:grid-cols-2">
        {shown.map((b) => (
          <BreakdownFigure key={`${b.metric} ${b.dimension}`} breakdown={b} />
        ))}
      </div>
    </div>
  );
}
