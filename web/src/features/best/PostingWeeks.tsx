import type { Posting } from "~/api/compare";
import { day } from "~/format/date";
import { exact } from "~/format/number";
import { postingText as t } from "~/text/posting";
import { reasons } from "~/text/words";
import { cx } from "~/ui/cx";

/** So many weeks have room for a number above each. */
const numbered = 20;

/** So many weeks are named. */
const named = 6;

/** How often an account published, week by week, and its longest pause; or why that is not said. */
export function PostingWeeks({ posting }: { posting: Posting }) {
  if (posting.per_week === null) return <p className="mt-1 text-sm text-ink-2">{reasons[posting.per_week_reason ?? "error"].why}</p>;
  const weeks = posting.weeks.flatMap((w) => (w.posts === null ? [] : { ...w, posts: w.posts })); // all of them, where there is a number per week
  const most = Math.max(...weeks.map((w) => w.posts), 1);
  const many = weeks.length > numbered;
  const step = Math.ceil(weeks.length / named);
  return (
    <>
      <dl className="mt-1 flex gap-x-8 text-sm">
        <div>
          <dt className="text-xs text-ink-3">{t.perWeek}</dt>
          <dd className="font-serif text-[1.7rem] leading-tight">{exact(posting.per_week)}</dd>
        </div>
        <div>
          <dt className="text-xs text-ink-3">{t.pause}</dt>
          <dd className="font-serif text-[1.7rem] leading-tight">{t.days(posting.longest_pause)}</dd>
        </div>
      </dl>
      <ul className={cx("mt-4 flex h-28 items-end", many ? "gap-px" : "gap-1.5")}>
        {weeks.map((w, i) => (
          <li key={w.from} className="flex h-full min-w-0 grow basis-0 flex-col justify-end text-center text-2xs text-ink-3">
            <span className="sr-only">{t.week(day(w.from), w.posts)}</span>
            {!many && (
              <span aria-hidden="true" className="text-ink-2">
                {w.posts}
              </span>
            )}
            <span
              aria-hidden="true"
              className="block min-h-px rounded-t-[2px] bg-(--mark) opacity-75"
              style={{ height: `${(w.posts / most) * 70}%` }}
            />
            <span aria-hidden="true" className={cx("mt-1 h-4 whitespace-nowrap", many && (i / step) % 2 === 1 && "max-sm:invisible")}>
              {i % step === 0 ? day(w.from) : ""}
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
