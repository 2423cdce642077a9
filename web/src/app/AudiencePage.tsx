import { useQuery } from "@tanstack/react-query";
import { audienceQuery } from "~/api/audience";
import { AccountPanel, anchorOf } from "~/features/audience/AccountPanel";
import { BEST, BestTimePanel } from "~/features/best/BestTimePanel";
import { Files } from "~/features/export/Files";
import { useOthersFigures } from "~/features/looking/creator";
import { useView } from "~/features/looking/view";
import { useNames } from "~/features/platform/useNames";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { audienceText as t } from "~/text/audience";
import { Jumps } from "~/ui/Jumps";
import { Panel } from "~/ui/Panel";
import { Pending } from "~/ui/Pending";
import { PageHead } from "./PageHead";

/** Whom each account reaches, and when its posts did best. */
export function AudiencePage() {
  const query = useQuery(audienceQuery(useView()));
  const others = useOthersFigures();
  const { name } = useNames();
  const { data } = query.data ?? {};
  const accounts = data?.accounts ?? [];
  const truth = stateOf(query);
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="max-w-prose text-sm text-ink-2">{t.lead}</p>
        <div className="min-h-8">{accounts.length > 0 && <Files what={t.title} path="/api/export" query={{ part: "audience" }} />}</div>
      </PageHead>
      <DataState
        {...truth}
        resource="figures"
        message={data && accounts.length === 0 ? t.none : truth.message}
        skeleton={
          <Panel>
            <Pending className="h-96 w-full" />
          </Panel>
        }
      >
        {accounts.length > 0 && (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
            <Jumps
              label={t.jumps}
              below={others}
              parts={[
                { id: BEST, name: t.posting },
                ...accounts.map((account) => ({ id: anchorOf(account), name: `${name(account.platform)} @${account.handle}` })),
              ]}
            />
            <BestTimePanel accounts={accounts} />
            {accounts.map((account) => (
              <AccountPanel key={account.connection} account={account} />
            ))}
          </div>
        )}
      </DataState>
    </div>
  );
}
