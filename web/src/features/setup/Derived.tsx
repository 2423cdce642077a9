import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { type Allowance, allowancesQuery, allowDerived, withdrawDerived } from "~/api/allowances";
import type { Platform } from "~/api/types";
import { useProof } from "~/features/proof/useProof";
import { day, dayIn } from "~/format/date";
import { setupText } from "~/text/setup";
import { Awaited } from "~/ui/Awaited";
import { Button } from "~/ui/Button";
import { Confirm } from "~/ui/Confirm";
import { Field } from "~/ui/Field";
import { FormEnd } from "~/ui/FormEnd";
import { submitted } from "~/ui/formData";
import { toast } from "~/ui/toast";

const t = setupText.derived;

/** Whether figures may be computed from a platform's data: by its terms, or by an acceptance that is recorded and withdrawn here. */
export function Derived({ platform }: { platform: Platform }) {
  const allowances = useQuery(allowancesQuery);
  const recorded = allowances.data?.find((one) => one.platform === platform.platform);
  return (
    <section className="border-line text-sm max-lg:border-t max-lg:pt-4 lg:border-l lg:pl-10" data-derived={platform.platform}>
      <h3 className="font-medium">{t.title}</h3>
      <Awaited query={allowances} className="mt-2 h-20" />
      {allowances.data && recorded && <Recorded platform={platform} allowance={recorded} />}
      {allowances.data && !recorded && platform.derived_by_terms && <p className="mt-0.5 text-ink-2">{t.byTerms(platform.name)}</p>}
      {allowances.data && !recorded && !platform.derived_by_terms && <Record platform={platform} />}
    </section>
  );
}

function Record({ platform }: { platform: Platform }) {
  const { proven, dialog } = useProof();
  const act = useMutation({
    mutationFn: (form: FormData) => {
      const said = (name: string) => String(form.get(name)).trim();
      return proven(() =>
        allowDerived(platform.platform, { reference: said("reference"), scope: said("scope"), allowed_on: said("allowed_on") }),
      );
    },
    onSuccess: () => toast("success", t.recorded(platform.name)),
  });
  return (
    <>
      <p className="mt-0.5 max-w-prose text-ink-2">{t.off(platform.name)}</p>
      <form onSubmit={submitted((form) => act.mutate(form))} className="mt-3 grid max-w-120 gap-4">
        <Field label={t.reference} name="reference" required maxLength={200} autoComplete="off" />
        <Field label={t.scope} name="scope" required maxLength={2000} autoComplete="off" />
        <Field label={t.on} name="allowed_on" type="date" required max={dayIn(new Date())} />
        <FormEnd error={act.isError ? act.error.message : ""} busy={act.isPending}>
          {t.record}
        </FormEnd>
      </form>
      {dialog}
    </>
  );
}

function Recorded({ platform, allowance }: { platform: Platform; allowance: Allowance }) {
  const [asking, setAsking] = useState(false);
  const act = useMutation({
    mutationFn: () => withdrawDerived(platform.platform),
    onSuccess: () => toast("message", t.withdrawn(platform.name)),
    onError: (error) => toast("error", error.message),
    onSettled: () => setAsking(false),
  });
  const facts = [
    [t.reference, allowance.reference],
    [t.scope, allowance.scope],
    [t.on, day(allowance.allowed_on)],
  ] as const;
  return (
    <>
      <p className="mt-0.5 text-ink-2">{t.allowed}</p>
      <dl className="mt-2 grid gap-2">
        {facts.map(([term, says]) => (
          <div key={term}>
            <dt className="text-xs text-ink-3">{term}</dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
      <Button className="mt-3" look="danger" onClick={() => setAsking(true)}>
        {t.withdraw}
      </Button>
      {asking && (
        <Confirm
          title={t.withdrawOf(platform.name)}
          lead={t.withdrawBody}
          act={t.withdraw}
          busy={act.isPending}
          onAct={() => act.mutate()}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
