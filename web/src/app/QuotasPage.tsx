import { useQuery } from "@tanstack/react-query";
import { budgetsQuery } from "~/api/health";
import { Budgets } from "~/features/health/Budgets";
import { Unread } from "~/features/health/Unread";
import { healthText as t } from "~/text/health";
import { Awaited } from "~/ui/Awaited";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";

/** An administrator's page: what each platform still allows. */
export function QuotasPage() {
  const { data, dataUpdatedAt, isError, refetch } = useQuery(budgetsQuery);
  return (
    <div className="grid gap-5">
      <PageHead title={t.quotas}>
        <p className="text-sm text-ink-2">{t.quotasLead}</p>
      </PageHead>
      {data && isError && <Unread since={new Date(dataUpdatedAt).toISOString()} again={refetch} />}
      {data ? (
        <Budgets budgets={data.budgets} now={new Date()} />
      ) : (
        <Panel>
          <Awaited failed={isError} again={() => void refetch()} className="h-96" />
        </Panel>
      )}
    </div>
  );
}
