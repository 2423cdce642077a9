import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { connectionsQuery } from "~/api/connections";
import { Contents } from "~/features/export/Contents";
import { FileForm } from "~/features/export/FileForm";
import { useNames } from "~/features/platform/useNames";
import { lastDays, type Range } from "~/features/range/range";
import { DataState } from "~/features/state/DataState";
import { stateOf } from "~/features/state/stateOf";
import { exportText as t } from "~/text/export";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";

const route = getRouteApi("/app/export");

/** A creator's own figures as a file: which, over which days, in which format, and what will be in it. The choice stands in the address. */
export function ExportPage() {
  const { connection = "", as_of: asOf, ...search } = route.useSearch();
  const navigate = route.useNavigate();
  const query = useQuery(connectionsQuery);
  const { name } = useNames();
  const connections = query.data?.data.connections ?? [];
  const range: Range = { ...lastDays(28), ...search };
  const chosen = connections.filter((c) => !connection || c.id === connection);
  const truth = stateOf(query);
  const state = query.data ? (connections.length ? "ready" : "empty") : truth.state;
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="max-w-prose text-sm text-ink-2">
          {t.lead}{" "}
          <Link to="/report" search={{ ...range, as_of: asOf }} className="underline decoration-line-2 underline-offset-4 hover:text-ink">
            {t.report}
          </Link>
        </p>
      </PageHead>
      <DataState {...truth} state={state} resource="figures" message={state === "empty" ? t.none : truth.message}>
        {connections.length > 0 && (
          <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]">
            <Panel>
              <FileForm
                connections={connections}
                name={name}
                range={range}
                connection={connection}
                asOf={asOf}
                onAsOf={(day) => void navigate({ search: (old) => ({ ...old, as_of: day }), replace: true })}
                onRange={(next) => void navigate({ search: (old) => ({ ...old, ...next }), replace: true })}
                onConnection={(id) => void navigate({ search: (old) => ({ ...old, connection: id || undefined }), replace: true })}
              />
            </Panel>
            <Panel title={t.what}>
              <Contents platforms={[...new Set(chosen.map((c) => c.platform))]} />
            </Panel>
          </div>
        )}
      </DataState>
    </div>
  );
}
