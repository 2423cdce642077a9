import { useQuery } from "@tanstack/react-query";
import type { AccountAsked } from "~/api/account";
import { bestTimeQuery } from "~/api/audience";
import { postingQuery } from "~/api/compare";
import { clock } from "~/features/audience/keys";
import { PostingWeeks } from "~/features/best/PostingWeeks";
import { weekdayName } from "~/features/best/week";
import { viewOf } from "~/features/looking/view";
import { exact } from "~/format/number";
import { postingText } from "~/text/posting";
import { reportText as t } from "~/text/report";
import { reasons } from "~/text/words";
import { Pending } from "~/ui/Pending";
import { PartFailed } from "./PartFailed";

/** How often an account published in the range, and at which hours its posts did best so far. */
export function Rhythm({ asked }: { asked: AccountAsked }) {
  return (
    <div className="mt-8 grid gap-x-10 gap-y-6 break-inside-avoid sm:grid-cols-2">
      <Weeks asked={asked} />
      <BestHours asked={asked} />
    </div>
  );
}

function Weeks({ asked }: { asked: AccountAsked }) {
  const query = useQuery(postingQuery(asked));
  const data = query.data?.data;
  if (!data) return query.isError ? <Failed title={postingText.rhythm} /> : <Pending className="h-40" />;
  return (
    <div>
      <h3 className="text-lg font-semibold">{postingText.rhythm}</h3>
      <PostingWeeks posting={data} />
    </div>
  );
}

function Failed({ title }: { title: string }) {
  return (
    <div>
      <h3 className="text-lg font-semibold">{title}</h3>
      <PartFailed />
    </div>
  );
}

function BestHours({ asked }: { asked: AccountAsked }) {
  const query = useQuery(bestTimeQuery(asked.connection, "views", viewOf(asked)));
  const data = query.data?.data;
  if (!data) return query.isError ? <Failed title={t.best} /> : <Pending className="h-40" />;
  const best = data.cells.filter((c) => c.value !== null).sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const refused = data.cells.some((c) => c.reason === "policy");
  return (
    <div>
      <h3 className="text-lg font-semibold">{t.best}</h3>
      {best.length === 0 && <p className="mt-1 text-sm text-ink-2">{refused ? reasons.policy.why : t.noBest}</p>}
      <ol className="mt-1">
        {best.slice(0, 3).map((c) => (
          <li key={`${c.weekday} ${c.hour}`} className="border-t border-line py-2 first:border-0">
            <span className="font-serif text-[1.35rem]">{t.bestHour(weekdayName(c.weekday), clock(c.hour))}</span>
            <span className="block text-xs text-ink-3">{t.bestOf(exact(c.value ?? 0), c.n)}</span>
          </li>
        ))}
      </ol>
      {!refused && <p className="mt-1 text-xs text-ink-3">{t.bestLead(data.formula, exact(data.posts), data.zone.replaceAll("_", " "))}</p>}
    </div>
  );
}
