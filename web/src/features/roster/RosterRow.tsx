import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { Figure } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { Handle } from "~/features/platform/Handle";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, moment } from "~/format/date";
import { text } from "~/text";
import { rosterText as t } from "~/text/roster";
import { cx } from "~/ui/cx";
import { Hint } from "~/ui/Hint";
import { Missing } from "~/ui/Missing";
import { wideOnly } from "~/ui/ScrollTable";
import { isLate, type Line, type RosterAccount } from "./lines";
import { RosterState } from "./RosterState";

interface Row {
  creator: Line["creator"];
  /** How many lines the creator stands for; 0: the line before says it. */
  span: number;
  now: Date;
}

/** An account of the roster. */
export function RosterRow({ creator, account: a, span, now }: Row & { account: RosterAccount }) {
  const rate = <Rate figure={a.engagement_rate} now={now} />;
  return (
    <tr className="border-t border-line align-top" data-platform={a.platform} data-connection={a.connection}>
      {span > 0 && <CreatorCell creator={creator} span={span} now={now} />}
      <th scope="row" className="py-2 pr-5 text-left font-medium">
        {span > 0 && <CreatorLine creator={creator} now={now} className="mb-1.5 sm:hidden" />}
        <PlatformName id={a.platform} /> <Handle of={a} className="block w-fit py-0.5 font-normal wrap-anywhere text-ink-2" />
        {a.until !== creator.until && <span className="block text-xs font-normal text-ink-3">{t.until(date(a.until, now))}</span>}
        <span className="mt-1 block font-normal sm:hidden">
          <RosterState account={a} now={now} />
        </span>
      </th>
      <td className="py-2 sm:pr-5">
        <FigureValue figure={a.followers} settles="live" />
        <dl className="mt-1 grid gap-0.5 text-xs sm:hidden">
          <Also name={t.change}>
            <FigureValue figure={a.followers_change} change settles="live" />
          </Also>
          <Also name={t.rate}>{rate}</Also>
          <Also name={t.lastPost}>
            <LastPost account={a} now={now} />
          </Also>
          <Also name={t.synced}>
            <Synced account={a} now={now} />
          </Also>
        </dl>
      </td>
      <td className={cx("py-2 pr-5", wideOnly)}>
        <FigureValue figure={a.followers_change} change settles="live" />
      </td>
      <td className={cx("py-2 pr-5", wideOnly)}>{rate}</td>
      <td className={cx("py-2 pr-5 whitespace-nowrap", wideOnly)}>
        <LastPost account={a} now={now} />
      </td>
      <td className={cx("py-2 pr-5", wideOnly)}>
        <Synced account={a} now={now} />
      </td>
      <td className={cx("min-w-40 py-2", wideOnly)}>
        <RosterState account={a} now={now} />
      </td>
    </tr>
  );
}

/** A creator none of whose shared accounts is connected now. */
export function EmptyRow({ creator, span, now }: Row) {
  return (
    <tr className="border-t border-line align-top">
      {span > 0 && <CreatorCell creator={creator} span={span} now={now} />}
      <td colSpan={7} className="py-2 text-ink-2">
        <CreatorLine creator={creator} now={now} className="mb-1.5 sm:hidden" />
        {t.noAccounts}
      </td>
    </tr>
  );
}

function CreatorCell({ creator, span, now }: Row) {
  return (
    <th scope="rowgroup" rowSpan={span} className={cx("py-2 pr-5 text-left font-medium", wideOnly)}>
      <CreatorLine creator={creator} now={now} />
    </th>
  );
}

/** A creator, who leads to their figures, and until when something is shared. */
function CreatorLine({ creator: { creator, until }, now, className }: Omit<Row, "span"> & { className?: string }) {
  return (
    <span className={cx("block", className)}>
      <Link
        to="/dashboard"
        search={{ creator: creator.id }}
        aria-label={t.openOf(creator.name)}
        className="inline-block min-h-6 font-semibold wrap-anywhere underline decoration-line-2 underline-offset-4 hover:decoration-ink-3"
      >
        {creator.name}
      </Link>
      <span className="block text-xs font-normal text-ink-3">{t.until(date(until, now))}</span>
    </span>
  );
}

/** A figure with its name before it, where it has no column. */
function Also({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="inline text-ink-3">{name}</dt> <dd className="inline">{children}</dd>
    </div>
  );
}

/** An engagement rate, with its formula behind it. */
function Rate({ figure, now }: { figure: Figure; now: Date }) {
  const { computed } = figure;
  if (figure.value === null || !computed) return <FigureValue figure={figure} unit="percent" settles="live" />;
  return (
    <Hint
      says={text.overview.formula(computed.formula, computed.n, figure.as_of && moment(figure.as_of, now))}
      className="border-b border-dotted border-line-2"
    >
      <FigureValue figure={figure} unit="percent" settles="live" />
    </Hint>
  );
}

/** On which day the newest post was published. */
function LastPost({ account: { last_posted_at: at, last_synced_at: read }, now }: { account: RosterAccount; now: Date }) {
  if (at) return date(at, now);
  return read ? t.noPost : <Missing metric="posts" reason="not_yet_synced" />;
}

/** When an account was synced last, and when it is next. */
function Synced({ account, now }: { account: RosterAccount; now: Date }) {
  const { last_synced_at: last, next_sync_at: next } = account;
  return (
    <>
      <span className={isLate(account) ? "text-warn" : ""}>{last ? moment(last, now) : text.accounts.never}</span>
      <span className="block text-xs text-ink-3">{next ? text.overview.next(moment(next, now)) : text.overview.noNext}</span>
    </>
  );
}
