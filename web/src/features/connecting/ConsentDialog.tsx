import { useQuery } from "@tanstack/react-query";
import { consentsQuery } from "~/api/consents";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { Dialog } from "~/ui/Dialog";
import { Pending } from "~/ui/Pending";

interface Props {
  platform: string;
  name: string;
  /** What the button says that accepts. */
  act: string;
  /** Called inside the click, with the version that was read. */
  onAccept: (version: string) => void;
  onClose: () => void;
}

const link = "underline decoration-line-2 underline-offset-4 hover:text-ink";

/** What a person accepts before an account is connected: what is read, what for, how long, and how it is taken back. */
export function ConsentDialog({ platform, name, act, onAccept, onClose }: Props) {
  const query = useQuery(consentsQuery);
  const consent = query.data?.consents.find((c) => c.platform === platform);
  const privacy = query.data?.operator.privacy_url;
  const t = text.consent;
  const foot = consent && (
    <>
      <Button onClick={onClose}>{text.cancel}</Button>
      <Button look="strong" onClick={() => onAccept(consent.version)}>
        {act}
      </Button>
    </>
  );
  return (
    <Dialog title={t.title(name)} lead={consent?.last_version ? t.changed : t.lead} foot={foot} onClose={onClose}>
      {query.isError && !consent && (
        <p role="alert" className="text-sm text-bad">
          {t.failed}
        </p>
      )}
      {!consent && !query.isError && <Pending className="h-72 w-full" />}
      {consent && (
        <div className="grid gap-4 text-sm" data-testid="consent">
          <section>
            <h3 className="font-medium">{t.asks(name)}</h3>
            <ul className="mt-1 grid gap-1">
              {consent.permissions.map((permission) => (
                <li key={permission.id} data-permission={permission.id}>
                  {permission.purpose}
                  {!permission.required && <span className="text-ink-3"> {t.optional}</span>}
                </li>
              ))}
            </ul>
          </section>
          {consent.points.map((point) => (
            <section key={point.title}>
              <h3 className="font-medium">{point.title}</h3>
              <p className="text-ink-2">{point.text}</p>
            </section>
          ))}
          <ul className="flex flex-wrap gap-x-4 gap-y-1 text-xs text-ink-3">
            <li>{t.version(consent.version)}</li>
            {privacy && (
              <li>
                <a href={privacy} target="_blank" rel="noreferrer" className={link}>
                  {t.operatorPolicy}
                </a>
              </li>
            )}
            <li>
              <a href="/privacy" target="_blank" rel="noreferrer" className={link}>
                {t.whole}
              </a>
            </li>
            {consent.links.map(({ url, label }) => (
              <li key={url}>
                <a href={url} target="_blank" rel="noreferrer" className={link}>
                  {label}
                </a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  );
}
