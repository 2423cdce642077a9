import { useQuery } from "@tanstack/react-query";
import { budgetsQuery } from "~/api/health";
import { Budgets } from "~/features/health/Budgets";
import { healthText as t } from "~/text/health";
import { Awaited } from "~/ui/Awaited";
import { PageHead } from "./PageHead";

/** An administrator's page: what each platform still allows. */
export function QuotasPage() {
  const query = useQuery(budgetsQuery);
  return (
    <div className="grid gap-5">
      <PageHead title={t.quotas}>
        <p className="text-sm text-ink-2">{t.quotasLead}</p>
      </PageHead>
      <Awaited query={query} className="h-96" />
      {query.data && <Budgets budgets={query.data.budgets} now={new Date()} />}
    </div>
  );
}
