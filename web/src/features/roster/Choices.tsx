import { usePlatforms } from "~/api/platforms";
import { rosterText as t } from "~/text/roster";
import { Button } from "~/ui/Button";
import { Check } from "~/ui/Check";
import { cx } from "~/ui/cx";
import { FindField } from "~/ui/FindField";
import { Select } from "~/ui/Select";
import { anySorts, figureSorts, isFigure, type Order, type RosterSearch, type Sort, sortOf, usualOrder } from "./search";

interface Props {
  search: RosterSearch;
  /** The platforms of the roster's accounts. */
  here: ReadonlySet<string>;
  onChange: (part: RosterSearch) => void;
}

/** Which accounts of the roster are shown, and in which order. */
export function Choices({ search, here, onChange }: Props) {
  const platforms = usePlatforms().filter((p) => here.has(p.platform) || p.platform === search.platform);
  const sort = sortOf(search);
  const order = search.order ?? usualOrder(sort);
  const words = t.orders[sort === "name" ? "words" : isFigure(sort) ? "figures" : "times"];
  return (
    <div className="mb-4 flex flex-wrap items-center gap-x-5 gap-y-3">
      <FindField
        label={t.find}
        placeholder={t.findWhat}
        value={search.find ?? ""}
        onChange={(find) => onChange({ find: find || undefined })}
      />
      <Select
        label={t.platform}
        value={search.platform ?? ""}
        onChange={(platform) => onChange({ platform: platform || undefined, ...(platform ? {} : { sorted: undefined, order: undefined }) })}
        options={[{ value: "", label: t.anyPlatform }, ...platforms.map(({ platform, name }) => ({ value: platform, label: name }))]}
      />
      <Select
        label={t.sort}
        value={sort}
        onChange={(to) => onChange({ sorted: to === "name" ? undefined : (to as Sort), order: undefined })}
        options={[...anySorts, ...figureSorts].map((by) => ({
          value: by,
          label: t.sorts[by],
          disabled: isFigure(by) && !search.platform,
        }))}
      />
      <Select
        label={t.order}
        value={order}
        onChange={(to) => onChange({ order: to === usualOrder(sort) ? undefined : (to as Order) })}
        options={(["asc", "desc"] as const).map((way) => ({ value: way, label: words[way] }))}
      />
      <Check
        label={t.attention}
        checked={search.attention ?? false}
        onChange={({ target }) => onChange({ attention: target.checked || undefined })}
      />
      {(search.find || search.platform || search.attention) && (
        <Button
          look="quiet"
          onClick={() => onChange({ find: undefined, platform: undefined, attention: undefined, sorted: undefined, order: undefined })}
        >
          {t.clear}
        </Button>
      )}
      <p className={cx("w-full text-xs text-ink-3", search.platform && "invisible")}>{t.sortNeedsPlatform}</p>
    </div>
  );
}
