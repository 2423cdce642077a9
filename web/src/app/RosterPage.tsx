import { useQuery } from "@tanstack/react-query";
import { rosterQuery } from "~/api/sharing";
import { FigureValue } from "~/features/figure/FigureValue";
import { text } from "~/text";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";

/** A manager's page: the creators who let the agency see something now. */
export function RosterPage() {
  const { data, isError } = useQuery(rosterQuery);
  const t = text.roster;
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      {isError && <p role="alert">{t.failed}</p>}
      {data?.data.creators.length === 0 && <p className="text-ink-2">{t.none}</p>}
      {data?.data.creators.map((row) => (
        <Panel
          key={row.creator.id}
          title={row.creator.name}
          aside={t.until(new Date(row.until).toLocaleDateString(undefined, { dateStyle: "medium" }))}
        >
          <table className="w-full text-left text-sm">
            <thead className="text-ink-3">
              <tr>
                {[t.account, t.followers, t.posts, t.rate, t.state].map((head) => (
                  <th key={head} scope="col" className="py-1 pr-4 font-normal">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {row.accounts.map((a) => (
                <tr key={a.connection} className="border-t border-line">
                  <th scope="row" className="py-2 pr-4 font-medium">
                    @{a.handle} · {a.platform}
                  </th>
                  {[a.followers, a.posts, a.engagement_rate].map((f) => (
                    <td key={f.metric} className="pr-4">
                      <FigureValue figure={f} />
                    </td>
                  ))}
                  <td>{a.cause?.message ?? t.fine}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </Panel>
      ))}
    </div>
  );
}
