import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { type AuditFilter, auditQuery } from "~/api/audit";
import { peopleQuery } from "~/api/people";
import { AuditTable } from "~/features/audit/AuditTable";
import { Verify } from "~/features/audit/Verify";
import { auditText as t } from "~/text/audit";
import { Button } from "~/ui/Button";
import { DayField } from "~/ui/DayField";
import { RowPages } from "~/ui/RowPages";
import { choices, Select } from "~/ui/Select";
import { PageHead } from "./PageHead";

const route = getRouteApi("/app/audit");

/** An administrator's page: the record of acts, by act, person and time. The choice stands in the address. */
export function AuditPage() {
  const filter = route.useSearch();
  const navigate = route.useNavigate();
  const people = useQuery(peopleQuery).data ?? [];
  const query = useInfiniteQuery(auditQuery(filter));
  const rows = query.data?.pages.flat();
  const change = (part: Partial<AuditFilter>) => {
    const next = Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value));
    void navigate({ search: next, replace: true });
  };
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <Verify />
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <Select label={t.act} value={filter.act ?? ""} onChange={(act) => change({ act })} options={choices(t.anyAct, t.acts)} />
        <Select
          label={t.person}
          value={filter.person ?? ""}
          onChange={(person) => change({ person })}
          options={[{ value: "", label: t.anyone }, ...people.map((p) => ({ value: p.id, label: p.name || p.email }))]}
        />
        <DayField label={t.from} value={filter.from ?? ""} max={filter.to} onChange={(from) => change({ from })} />
        <DayField label={t.to} value={filter.to ?? ""} min={filter.from} onChange={(to) => change({ to })} />
        {Object.keys(filter).length > 0 && (
          <Button look="quiet" onClick={() => void navigate({ search: {}, replace: true })}>
            {t.clear}
          </Button>
        )}
      </div>
      <RowPages query={query} rows={rows} says={{ none: t.empty, more: t.more }}>
        {(rows) => <AuditTable rows={rows} />}
      </RowPages>
    </div>
  );
}
