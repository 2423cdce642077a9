import { useQuery } from "@tanstack/react-query";
import { type AccountAsked, accountQuery } from "~/api/account";
import { usePlatform } from "~/api/platforms";
import type { Account } from "~/api/types";
import { earlier } from "~/charts/beginning";
import { Chart } from "~/charts/Chart";
import { hasTail } from "~/charts/segments";
import { useView } from "~/features/looking/view";
import { Handle } from "~/features/platform/Handle";
import type { Range } from "~/features/range/range";
import { day, days } from "~/format/date";
import { exact } from "~/format/number";
import { text } from "~/text";
import { reportText as t } from "~/text/report";
import { lookStyle, Mark } from "~/ui/Mark";
import { Pending } from "~/ui/Pending";
import { AudiencePart } from "./AudiencePart";
import { KeyFigures } from "./KeyFigures";
import { Notes } from "./Notes";
import { PartFailed } from "./PartFailed";
import { Rhythm } from "./Rhythm";
import { standing } from "./span";
import { TopPosts } from "./TopPosts";

interface Props {
  account: Account;
  range: Range;
  before: Range;
  now: Date;
}

/** One account's part of a report: it begins a page of its own on paper, and is never put together with another. */
export function AccountReport({ account, range, before, now }: Props) {
  const { platform: id, connection } = account;
  const platform = usePlatform(id);
  const name = platform?.name ?? id;
  const asked: AccountAsked = { platform: id, connection, ...range, ...useView() };
  const of = useQuery(accountQuery(asked));
  const ofBefore = useQuery(accountQuery({ ...asked, ...before }));
  const detail = of.data?.data.accounts[0];
  const detailBefore = ofBefore.data?.data.accounts[0];
  const failed = of.isError && !of.data;
  const followers = detail?.series.find((s) => s.metric === "followers");
  const followersBefore = detailBefore?.series.find((s) => s.metric === "followers");
  const noun = platform?.follower_noun ?? "";
  const title = `${name} @${account.handle}: ${t.trend(noun)}`;
  const last = followers && standing(followers).last;
  return (
    <section
      aria-label={`${name} @${account.handle}`}
      data-report={id}
      style={lookStyle(platform?.look)}
      className="mark mt-14 border-t-2 border-(--mark) pt-5 print:mt-0 print:break-before-page"
    >
      <header className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        <div>
          <h2 className="flex items-center gap-2.5 font-serif text-[1.9rem] leading-tight">
            <Mark look={platform?.look} />
            {name}
          </h2>
          <p className="mt-1 text-sm text-ink-3">
            <Handle of={account} className="text-ink-2 underline decoration-line-2 underline-offset-4" /> · {t.source(name)}
          </p>
        </div>
        {last && last.value !== null && (
          <p className="ml-auto text-right text-xs text-ink-3">
            <span className="block font-serif text-figure tracking-[-0.01em] text-ink">{exact(last.value)}</span>
            {noun} {t.on(day(last.day))}
            {account.followers.limits && ` · ${account.followers.limits}`}
          </p>
        )}
      </header>
      <figure className="mt-7 break-inside-avoid">
        <figcaption className="mb-4 flex flex-wrap justify-between gap-x-4 text-xs">
          <span className="inline-block font-semibold text-ink-2 first-letter:uppercase">
            {noun}, {days(range.from, range.to)}
          </span>
          <span className="text-ink-3">
            {[
              ofBefore.isError && !detailBefore ? t.beforeFailed : followersBefore && earlier(followersBefore),
              followers && hasTail(followers) && t.dashed,
            ]
              .filter(Boolean)
              .join(text.joiner)}
          </span>
        </figcaption>
        {followers && <Chart name={title} series={followers} previous={followersBefore} />}
        {failed && <PartFailed />}
        {detail && !followers && <p className="text-sm text-ink-2">{t.nothing}</p>}
        {!followers && !failed && !detail && <Pending className="h-chart w-full" />}
      </figure>
      {detail && <KeyFigures asked={asked} detail={detail} />}
      {!detail && !failed && <Pending className="mt-8 h-48 w-full" />}
      <TopPosts asked={asked} zone={account.followers_series.zone} now={now} />
      <Rhythm asked={asked} />
      <AudiencePart account={account} />
      {detail && <Notes asked={asked} detail={detail} zone={account.followers_series.zone} />}
    </section>
  );
}
