import { useMetrics } from "~/api/metrics";
import { usePlatforms } from "~/api/platforms";
import { text } from "~/text";
import { postText as p } from "~/text/post";
import { mediaTypes } from "~/text/words";
import { cx } from "~/ui/cx";
import { DayField } from "~/ui/DayField";
import { Segmented } from "~/ui/Segmented";
import { choices, Select } from "~/ui/Select";
import { AccountChoice } from "./AccountChoice";
import { allColumns, sortsOf } from "./columns";
import { filterOf, type PostsSearch } from "./search";

interface Props {
  search: PostsSearch;
  /** Changes the view; a change starts again at the first page. */
  onChange: (change: Partial<PostsSearch>) => void;
}

/** What is shown of the posts, and in which order. */
export function Filters({ search, onChange }: Props) {
  const metric = useMetrics();
  const platforms = usePlatforms();
  const t = text.posts;
  const byMetric = search.platform !== undefined;
  const { sort = "posted_at" } = filterOf(search);
  const byDate = sort === "posted_at";
  const offered = byMetric ? sortsOf(search.platform, metric) : allColumns;
  const sorts = byDate || offered.includes(sort) ? offered : [...offered, sort];
  const change = (key: keyof PostsSearch) => (value: string) => onChange({ [key]: value || undefined });
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
      <Select
        label={t.platform}
        value={search.platform ?? ""}
        onChange={(platform) => onChange({ platform: platform || undefined, account: undefined })}
        options={[{ value: "", label: t.anyPlatform }, ...platforms.map(({ platform, name }) => ({ value: platform, label: name }))]}
      />
      <AccountChoice search={search} onChange={onChange} />
      <Select label={t.type} value={search.type ?? ""} onChange={change("type")} options={choices(t.anyType, mediaTypes)} />
      <Select
        label={t.sort}
        value={sort}
        onChange={change("sort")}
        className="w-50"
        options={[
          { value: "posted_at", label: t.newest },
          ...sorts.map((id) => ({ value: id, label: metric(id)?.label ?? id, disabled: !byMetric })),
        ]}
      />
      <Select
        label={t.order}
        value={search.order ?? "desc"}
        onChange={change("order")}
        options={[
          { value: "desc", label: byDate ? t.newestFirst : t.descending },
          { value: "asc", label: byDate ? t.oldestFirst : t.ascending },
        ]}
      />
      <span className="flex w-full flex-wrap items-center gap-x-5 gap-y-3">
        <DayField label={p.from} value={search.from ?? ""} max={search.to} onChange={change("from")} />
        <DayField label={p.to} value={search.to ?? ""} min={search.from} onChange={change("to")} />
        <Select
          label={p.deleted}
          value={search.gone ?? ""}
          onChange={change("gone")}
          options={[
            { value: "", label: p.withoutDeleted },
            { value: "include", label: p.withDeleted },
            { value: "only", label: p.onlyDeleted },
          ]}
        />
        <span className="sm:ml-auto">
          <Segmented
            label={t.view}
            value={search.view ?? "table"}
            onChange={(view) => onChange({ view })}
            options={[
              { value: "table", label: t.table },
              { value: "grid", label: t.grid },
            ]}
          />
        </span>
      </span>
      <p className={cx("w-full text-xs text-ink-3", byMetric && "invisible")}>{t.sortNeedsPlatform}</p>
    </div>
  );
}
