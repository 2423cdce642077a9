import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { differenceQuery } from "~/api/difference";
import { useMetrics } from "~/api/metrics";
import { useView } from "~/features/looking/view";
import { useNames } from "~/features/platform/useNames";
import { moment } from "~/format/date";
import { text } from "~/text";
import { differenceText as t } from "~/text/difference";
import { Awaited } from "~/ui/Awaited";
import { Dialog } from "~/ui/Dialog";
import { Select } from "~/ui/Select";
import { FigureValue } from "./FigureValue";
import { Rates } from "./Rates";
import type { About } from "./WhyDiffers";

/** Why a figure may not be what the platform's own app shows: only what applies to it, the likeliest first. */
export function Differences({ of, post, metrics, onClose }: About & { onClose: () => void }) {
  const metric = useMetrics();
  const { name } = useNames();
  const view = useView();
  const [chosen, setChosen] = useState(metrics[0] ?? "");
  const query = useQuery(differenceQuery({ connection: of.connection, metric: chosen, post, ...view }));
  const { figure, causes } = query.data?.data ?? {};
  const entry = metric(chosen);
  const now = new Date(query.data?.meta.generated_at ?? Date.now());
  return (
    <Dialog title={t.title(name(of.platform))} onClose={onClose}>
      <div className="grid gap-4 text-sm">
        <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <Select
            label={t.figure}
            value={chosen}
            onChange={setChosen}
            options={metrics.map((id) => ({ value: id, label: metric(id)?.label ?? id }))}
          />
        </span>
        <Awaited query={query} className="h-28" />
        {figure && (
          <p className="text-ink-2">
            {t.shown}{" "}
            <b className="font-semibold text-ink">
              <FigureValue figure={figure} unit={entry?.unit} settles="live" />
            </b>
            {figure.as_of && `, ${text.overview.asOf(moment(figure.as_of, now))}`}
          </p>
        )}
        {causes?.length === 0 && <p>{t.none}</p>}
        {causes && causes.length > 0 && (
          <ul className="list-disc space-y-2 pl-5 marker:text-ink-3">
            {causes.map(({ code, text: why }) => (
              <li key={`${code} ${why}`} data-cause={code}>
                {why}
              </li>
            ))}
          </ul>
        )}
        {chosen === "engagement_rate" && <Rates connection={of.connection} />}
      </div>
    </Dialog>
  );
}
