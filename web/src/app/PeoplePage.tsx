import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { agenciesQuery, type PersonRow, peopleQuery } from "~/api/people";
import { sessionQuery } from "~/api/session";
import { Agencies } from "~/features/people/Agencies";
import { Invite } from "~/features/people/Invite";
import { PersonLine } from "~/features/people/PersonLine";
import { useProof } from "~/features/proof/useProof";
import { exact } from "~/format/number";
import { peopleText as t } from "~/text/people";
import { Awaited } from "~/ui/Awaited";
import { Field } from "~/ui/Field";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";

/** An administrator's page: everybody, what they may do, the agencies, and the way in for somebody new. */
export function PeoplePage() {
  const own = useQuery(sessionQuery).data?.person?.id;
  const people = useQuery(peopleQuery);
  const agencies = useQuery(agenciesQuery);
  const { proven, dialog } = useProof();
  const [wanted, setWanted] = useState("");
  const found = people.data?.filter((p) => matches(p, wanted)) ?? [];
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <div className="grid items-start gap-5 2xl:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)]">
        <Panel title={t.everybody} aside={people.data && t.count(exact(people.data.length))}>
          <Awaited query={people} className="h-64" />
          {people.data && people.data.length > 10 && (
            <div className="mb-2 max-w-80">
              <Field label={t.find} type="search" value={wanted} onChange={(event) => setWanted(event.target.value)} />
            </div>
          )}
          {people.data && found.length === 0 && <p className="text-sm text-ink-2">{t.nobody}</p>}
          <ul className="divide-y divide-line">
            {found.map((person) => (
              <PersonLine key={person.id} person={person} own={person.id === own} proven={proven} />
            ))}
          </ul>
        </Panel>
        {people.data && (!agencies.data || agencies.isError) && (
          <Panel title={t.agencies}>
            <Awaited query={agencies} className="h-40" />
          </Panel>
        )}
        {people.data && agencies.data && (
          <div className="grid gap-5 lg:max-2xl:grid-cols-2 lg:max-2xl:items-start">
            <Invite agencies={agencies.data} />
            <Agencies agencies={agencies.data} people={people.data} proven={proven} />
          </div>
        )}
      </div>
      {dialog}
    </div>
  );
}

function matches(person: PersonRow, wanted: string): boolean {
  const word = wanted.trim().toLowerCase();
  return `${person.name} ${person.email}`.toLowerCase().includes(word);
}
