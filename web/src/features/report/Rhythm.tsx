import { useQuery } from "@tanstack/react-query";
import type { AccountAsked } from "~/api/account";
import { bestTimeQuery } from "~/api/audience";
import { postingQuery } from "~/api/compare";
import { clock } from "~/features/audience/keys";
import { weekdayName } from "~/features/best/week";
import { viewOf } from "~/features/looking/view";
import { day } from "~/format/date";
import { exact } from "~/format/number";
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
  if (!data) return query.isError ? <Failed title={t.rhythm} /> : <Pending className="h-40" />;
  if (data.per_week === null)
    return (
      <div>
        <h3 className="text-lg font-semibold">{t.rhythm}</h3>
        <p className="mt-1 text-sm text-ink-2">{reasons[data.per_week_reason ?? "error"].why}</p>
      </div>
    );
  const weeks = data.weeks.flatMap((w) => (w.posts === null ? [] : { ...w, posts: w.posts })); // all of them, where there is a number per week
  const most = Math.max(...data.weeks.map((w) => w.posts ?? 0), 1);
  return (
    <div>
      <h3 className="text-lg font-semibold">{t.rhythm}</h3>
      <dl className="mt-1 flex gap-x-8 text-sm">
        <div>
          <dt className="text-xs text-ink-3">{t.perWeek}</dt>
          <dd className="font-serif text-[1.7rem] leading-tight">{exact(data.per_week)}</dd>
        </div>
        <div>
          <dt className="text-xs text-ink-3">{t.pause}</dt>
          <dd className="font-serif text-[1.7rem] leading-tight">{t.days(data.longest_pause)}</dd>
        </div>
      </dl>
      <ul className="mt-4 flex h-28 items-end gap-1.5">
        {weeks.map((w, i) => (
          <li key={w.from} className="flex h-full min-w-0 grow basis-0 flex-col justify-end text-center text-2xs text-ink-3">
            <span className="sr-only">{t.week(day(w.from), w.posts)}</span>
            <span aria-hidden="true" className="text-ink-2">
              {w.posts}
            </span>
            <span
              aria-hidden="true"
              className="block min-h-px rounded-t-[2px] bg-(--mark) opacity-75"
              style={{ height: `${(w.posts / most) * 70}%` }}
            />
            <span aria-hidden="true" className="mt-1 h-4 truncate whitespace-nowrap">
              {data.weeks.length <= 6 || i % Math.ceil(data.weeks.length / 6) === 0 ? day(w.from) : ""}
            </span>
          </li>
        ))}
      </ul>
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
