import { useMutation } from "@tanstack/react-query";
import { saidBy } from "~/api/error";
import { type Agency, addAgency, type PersonRow, setMember } from "~/api/people";
import { peopleText as t } from "~/text/people";
import { Button } from "~/ui/Button";
import { Field } from "~/ui/Field";
import { submitted } from "~/ui/formData";
import { Panel } from "~/ui/Panel";
import { SureButton } from "~/ui/SureButton";
import { toast } from "~/ui/toast";

interface Props {
  agencies: Agency[];
  people: PersonRow[];
  proven: <T>(act: () => Promise<T>) => Promise<T>;
}

/** The agencies, who manages them, and the way to a new one. */
export function Agencies({ agencies, people, proven }: Props) {
  const add = useMutation({
    mutationFn: ({ form }: { form: FormData; element: HTMLFormElement }) => addAgency(String(form.get("name"))),
    onSuccess: (_, { element }) => element.reset(),
    onError: (error) => toast("error", saidBy(error, t.refused)),
  });
  return (
    <Panel title={t.agencies}>
      {agencies.length === 0 && <p className="text-sm text-ink-2">{t.noAgencies}</p>}
      <ul className="divide-y divide-line">
        {agencies.map((agency) => (
          <AgencyLine key={agency.id} agency={agency} people={people} proven={proven} />
        ))}
      </ul>
      <form
        onSubmit={submitted((form, element) => add.mutate({ form, element }))}
        className="mt-3 flex flex-wrap items-end gap-3 border-t border-line pt-4"
      >
        <span className="grow basis-48">
          <Field label={t.agencyName} name="name" required maxLength={100} autoComplete="off" />
        </span>
        <Button type="submit" disabled={add.isPending} className="h-10">
          {t.addAgency}
        </Button>
      </form>
    </Panel>
  );
}

function AgencyLine({ agency, people, proven }: { agency: Agency; people: PersonRow[]; proven: Props["proven"] }) {
  const act = useMutation({
    mutationFn: (person: string) => proven(() => setMember(agency.id, person, true)),
    onError: (error) => toast("error", saidBy(error, t.refused)),
  });
  const free = people.filter((p) => p.role === "manager" && !agency.members.some((m) => m.id === p.id));
  return (
    <li className="grid gap-1.5 py-3 text-sm" data-agency={agency.name}>
      <span className="font-medium">{agency.name}</span>
      {agency.members.length === 0 && <span className="text-ink-3">{t.noMembers}</span>}
      {agency.members.map((member) => (
        <span key={member.id} className="flex flex-wrap items-center justify-between gap-x-3">
          <span>
            {member.name} <span className="text-ink-3">{member.email}</span>
          </span>
          <SureButton
            look="quiet"
            label={t.removeOf(member.name, agency.name)}
            title={t.removeAsk(member.name, agency.name)}
            lead={t.removeBody}
            run={() => proven(() => setMember(agency.id, member.id, false))}
            done={t.removed(member.name, agency.name)}
            failed={t.refused}
          >
            {t.remove}
          </SureButton>
        </span>
      ))}
      {free.length > 0 && (
        <form onSubmit={submitted((form) => act.mutate(String(form.get("person"))))} className="flex gap-3">
          <select
            name="person"
            aria-label={`${t.addMember}: ${agency.name}`}
            className="min-h-8 min-w-0 rounded-control border border-edge bg-surface px-2"
          >
            {free.map((p) => (
              <option key={p.id} value={p.id}>
                {p.name || p.email}
              </option>
            ))}
          </select>
          <Button type="submit" disabled={act.isPending}>
            {t.addMember}
          </Button>
        </form>
      )}
    </li>
  );
}
