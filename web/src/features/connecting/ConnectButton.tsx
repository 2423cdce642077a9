import { lazy, Suspense, useState } from "react";
import { useConsent } from "~/api/consents";
import { usePlatform } from "~/api/platforms";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { useConnect } from "./useConnect";

const ConsentDialog = lazy(() => import("./ConsentDialog").then((m) => ({ default: m.ConsentDialog })));

interface Props {
  platform: string;
  /** The connection to reconnect; without it an account is added. */
  connection?: string;
  /** In place of "Connect {name}" and "Reconnect {name}". */
  label?: string;
  look?: "plain" | "strong" | "quiet";
}

/**
 * Opens the platform's consent page; what Candor itself does with the data is read and accepted before that, once for each version of the
 * text. Disabled while a sign-in is under way, and where the platform is not configured.
 */
export function ConnectButton({ platform, connection, label, look = "plain" }: Props) {
  const known = usePlatform(platform);
  const accepted = useConsent(platform)?.accepted === true;
  const [asking, setAsking] = useState(false);
  const { pending, begin } = useConnect(platform, connection, () => setAsking(true));
  const name = known?.name ?? platform;
  const words = label ?? (connection ? text.connecting.reconnect(name) : text.connecting.connect(name));
  const accept = (version: string) => {
    setAsking(false);
    void begin(version);
  };
  return (
    <>
      <Button look={look} disabled={pending || known?.configured === false} onClick={() => (accepted ? void begin() : setAsking(true))}>
        {pending ? text.connecting.waiting : words}
      </Button>
      {asking && (
        <Suspense>
          <ConsentDialog platform={platform} name={name} act={text.consent.goOn(name)} onAccept={accept} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  );
}
