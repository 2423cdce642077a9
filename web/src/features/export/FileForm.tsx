import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { download } from "~/api/download";
import { saidBy } from "~/api/error";
import type { Connection } from "~/api/types";
import { AsKnown } from "~/features/looking/AsKnown";
import { KnownOn } from "~/features/looking/KnownOn";
import { RangeChoice } from "~/features/range/RangeChoice";
import { isRange, type Range } from "~/features/range/range";
import { bytes } from "~/format/number";
import { exportText as t } from "~/text/export";
import { rangeText } from "~/text/range";
import { Button } from "~/ui/Button";
import { Progress } from "~/ui/Progress";
import { Select } from "~/ui/Select";

export type Format = "csv" | "json" | "parquet";

interface Props {
  connections: Connection[];
  name: (platform: string) => string;
  range: Range;
  connection: string;
  /** The day as of whose end the figures are wanted, if not as of now. */
  asOf: string | undefined;
  onAsOf: (day: string | undefined) => void;
  onRange: (range: Range) => void;
  onConnection: (id: string) => void;
}

/** Chooses what goes into the file, and makes it. */
export function FileForm({ connections, name, range, connection, asOf, onAsOf, onRange, onConnection }: Props) {
  const [format, setFormat] = useState<Format>("csv");
  const [came, setCame] = useState(0);
  const act = useMutation({
    mutationFn: () => {
      const query = new URLSearchParams({ format, ...range, ...(connection ? { connection } : {}), ...(asOf ? { as_of: asOf } : {}) });
      return download(`/api/export?${query}`, setCame);
    },
    onMutate: () => setCame(0),
  });
  const good = isRange(range);
  return (
    <div className="grid gap-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Select
          label={t.account}
          value={connection}
          onChange={onConnection}
          options={[{ value: "", label: t.all }, ...connections.map((c) => ({ value: c.id, label: `${name(c.platform)} @${c.handle}` }))]}
        />
        <RangeChoice value={range} onChange={onRange} />
        <KnownOn value={asOf} onChange={onAsOf} />
      </div>
      <AsKnown day={asOf} />
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm font-medium">{t.format}</legend>
        {(Object.keys(t.formats) as Format[]).map((f) => (
          <label key={f} className="flex min-h-6 items-center gap-2 text-sm">
            <input
              type="radio"
              name="format"
              value={f}
              checked={format === f}
              onChange={() => setFormat(f)}
              className="size-4 accent-accent"
            />
            {t.formats[f]}
          </label>
        ))}
      </fieldset>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button look="strong" disabled={act.isPending || !good || connections.length === 0} onClick={() => act.mutate()} className="h-10">
          {act.isPending ? t.making : t.act}
        </Button>
        <span role="status" className="grid min-w-0 grow basis-60 gap-1 text-sm">
          {!good && <span className="text-warn">{rangeText.choose}</span>}
          {act.isPending && (
            <>
              <span className="text-ink-2">{came > 0 ? t.came(bytes(came)) : t.making}</span>
              <Progress label={t.making} done={came} total={null} />
            </>
          )}
          {act.isSuccess && t.done(act.data)}
          {act.isError && <span className="text-bad">{saidBy(act.error, t.failed)}</span>}
        </span>
      </div>
    </div>
  );
}
