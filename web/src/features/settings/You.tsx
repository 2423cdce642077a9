import { useMutation } from "@tanstack/react-query";
import { describe } from "~/api/settings";
import type { Person } from "~/api/types";
import { ownZone } from "~/format/date";
import { settingsText as t } from "~/text/settings";
import { Field } from "~/ui/Field";
import { FormEnd } from "~/ui/FormEnd";
import { FormSelect } from "~/ui/FormSelect";
import { submitted } from "~/ui/formData";
import { Panel } from "~/ui/Panel";
import { toast } from "~/ui/toast";

/** The name that others see, and the zone of one's days. */
export function You({ person }: { person: Person }) {
  const act = useMutation({
    mutationFn: (form: FormData) => describe(String(form.get("name")), String(form.get("zone"))),
    onSuccess: () => toast("success", t.saved),
  });
  const zone = person.zone || ownZone();
  const zones = [...new Set([zone, "UTC", ...Intl.supportedValuesOf("timeZone")])];
  return (
    <Panel title={t.you} aside={person.email}>
      <form onSubmit={submitted((form) => act.mutate(form))} className="grid max-w-120 gap-4">
        <Field label={t.name} name="name" required maxLength={100} defaultValue={person.name} autoComplete="name" />
        <FormSelect
          label={t.zone}
          name="zone"
          defaultValue={zone}
          options={zones.map((z) => ({ value: z, label: z.replaceAll("_", " ") }))}
        />
        <p className="-mt-2 text-xs text-ink-3">{t.zoneNote}</p>
        <FormEnd error={act.isError ? act.error.message : ""} busy={act.isPending}>
          {t.save}
        </FormEnd>
      </form>
    </Panel>
  );
}
