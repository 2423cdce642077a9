import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { connectionsQuery } from "~/api/connections";
import { acceptConsent, consentsQuery } from "~/api/consents";
import { usePlatforms } from "~/api/platforms";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";

const ConsentDialog = lazy(() => import("./ConsentDialog").then((m) => ({ default: m.ConsentDialog })));

/** Asks again for what was accepted before the text changed, as long as accounts are connected under it. */
export function ChangedConsent() {
  const consents = useQuery(consentsQuery).data?.consents ?? [];
  const connected = useQuery(connectionsQuery).data?.data.connections ?? [];
  const platforms = usePlatforms();
  const [reading, setReading] = useState<string>();
  const changed = consents.filter((c) => !c.accepted && connected.some((one) => one.platform === c.platform));
  const name = (id: string) => platforms.find((p) => p.platform === id)?.name ?? id;
  const accept = (platform: string, version: string) => {
    setReading(undefined);
    acceptConsent(platform, version).catch(() => toast("error", text.consent.failed));
  };
  return (
    <>
      {changed.map((c) => (
        <p key={c.platform} className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-2 border-l-2 border-warn pl-3 text-sm">
          {c.last_version ? text.consent.again(name(c.platform)) : text.consent.yet(name(c.platform))}
          <Button onClick={() => setReading(c.platform)}>{text.consent.read}</Button>
          {reading === c.platform && (
            <Suspense>
              <ConsentDialog
                platform={c.platform}
                name={name(c.platform)}
                act={text.consent.accept}
                onAccept={(version) => accept(c.platform, version)}
                onClose={() => setReading(undefined)}
              />
            </Suspense>
          )}
        </p>
      ))}
    </>
  );
}
