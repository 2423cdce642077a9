import { useQuery } from "@tanstack/react-query";
import type { AccountAudience, BestMetric } from "~/api/audience";
import { postingQuery } from "~/api/compare";
import { useAddress } from "~/features/address/useAddress";
import { useView } from "~/features/looking/view";
import { lastDays } from "~/features/range/range";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { postingText as t } from "~/text/posting";
import { rangeText } from "~/text/range";
import { Pending } from "~/ui/Pending";
import { Select } from "~/ui/Select";
import { PartHead } from "./PartHead";
import { PostingWeeks } from "./PostingWeeks";
import { type AudienceSearch, postingDays } from "./search";
import { TypesTable } from "./TypesTable";

const { custom: _, ...back } = rangeText.presets;

/** What each type of an account's posts gets by a metric, and how often it publishes, over the days that are chosen. */
export function PostingPart({ account, by }: { account: AccountAudience; by: BestMetric }) {
  const [{ days = postingDays }, change] = useAddress<AudienceSearch>();
  const { platform, connection } = account;
  const asked = { ...lastDays(days), platform, connection, ...useView() };
  const query = useQuery(postingQuery(asked, by));
  const data = query.data?.data;
  return (
    <div className="mt-6">
      <PartHead title={t.types}>
        <Select
          label={t.published}
          value={String(days)}
          onChange={(to) => change({ days: Number(to) === postingDays ? undefined : Number(to) })}
          options={Object.entries(back).map(([value, label]) => ({ value, label }))}
        />
      </PartHead>
      <DataState
        {...stateOf(query)}
        state={data ? "ready" : stateOf(query).state}
        resource="figures"
        skeleton={<Pending className="h-[27rem] sm:h-60" />}
      >
        {data && (
          <div className="grid gap-x-10 gap-y-6 sm:min-h-60 sm:grid-cols-2">
            <div className="min-w-0">
              <TypesTable posting={data} />
            </div>
            {data.per_week_reason !== "policy" && ( // said of the types already
              <div className="min-w-0">
                <h4 className="text-sm font-semibold">{t.rhythm}</h4>
                <PostingWeeks posting={data} />
              </div>
            )}
          </div>
        )}
      </DataState>
    </div>
  );
}
