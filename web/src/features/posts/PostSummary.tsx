import { useMetrics } from "~/api/metrics";
import { usePlatform } from "~/api/platforms";
import type { Figure, Post } from "~/api/types";
import { FigureValue } from "~/features/figure/FigureValue";
import { SettlingNote } from "~/features/figure/SettlingNote";
import { settles } from "~/features/figure/settles";
import { WhyDiffers } from "~/features/figure/WhyDiffers";
import { PlatformName } from "~/features/platform/PlatformName";
import { date, moment } from "~/format/date";
import { duration } from "~/format/number";
import { text } from "~/text";
import { mediaTypes } from "~/text/words";
import { Hint } from "~/ui/Hint";
import { Panel } from "~/ui/Panel";
import { allColumns } from "./columns";
import { saysMore } from "./name";
import { PostThumb } from "./PostThumb";

/** What a post is, and its newest figures. */
export function PostSummary({ post, now }: { post: Post; now: Date }) {
  const metric = useMetrics();
  const name = usePlatform(post.platform)?.name ?? post.platform;
  const further = (post.further_metrics ?? []).map((figure): [string, Figure] => [figure.metric, figure]);
  const said = [...allColumns.map((id): [string, Figure] => [id, post.metrics[id]]), ...further];
  const figures: typeof said = [...said, ["engagement_rate", post.metrics.engagement_rate]];
  const known = said.filter(([, figure]) => figure.value !== null).map(([id]) => id);
  return (
    <Panel>
      <div className="flex flex-wrap gap-6">
        <PostThumb post={post} className="size-40" />
        <div className="min-w-0 grow basis-80">
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-ink-3">
            <PlatformName id={post.platform} className="font-semibold text-ink" />@{post.handle}
            <span>{mediaTypes[post.media_type]}</span>
            {post.duration.seconds ? <span>{duration(post.duration.seconds)}</span> : null}
            {post.ai_generated.value ? <span>{text.posts.madeByAI}</span> : null}
            <span>{text.posts.posted(moment(post.posted_at, now))}</span>
            {post.gone_at && <span className="text-warn">{text.posts.gone(date(post.gone_at, now))}</span>}
          </p>
          {saysMore(post, now) && (
            <p dir="auto" className="mt-2 w-fit max-w-prose font-serif text-[1.35rem] leading-snug whitespace-pre-line">
              {post.caption.value?.trim()}
            </p>
          )}
          {!post.caption.value?.trim() && <p className="mt-2 font-serif text-[1.35rem] leading-snug text-ink-3">{text.posts.noCaption}</p>}
          {post.permalink.value && (
            <a
              href={post.permalink.value}
              target="_blank"
              rel="noreferrer"
              className="mt-2 inline-block text-sm underline decoration-line-2 underline-offset-4"
            >
              {text.posts.open(name)}
            </a>
          )}
        </div>
      </div>
      <dl className="mt-6 grid grid-cols-[repeat(auto-fill,minmax(7.5rem,1fr))] gap-x-6 gap-y-4 border-t border-line pt-4">
        {figures.map(([id, figure]) => (
          <div key={id}>
            <dt className="text-xs text-ink-3">
              <Hint says={figure.computed?.formula ?? metric(id)?.definition ?? ""} className="word">
                {metric(id)?.label ?? "\u00a0"}
              </Hint>
            </dt>
            <dd className="mt-1 font-serif text-[1.7rem] leading-none">
              <FigureValue figure={figure} unit={metric(id)?.unit} settles={settles(post, metric(id), name)} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 flex flex-wrap items-baseline gap-x-4 text-xs text-ink-3">
        {text.posts.read(moment(post.fetched_at, now))}
        {known.length > 0 && <WhyDiffers of={post} post={post.id} metrics={known} />}
      </p>
      <SettlingNote posts={[post]} further />
    </Panel>
  );
}
