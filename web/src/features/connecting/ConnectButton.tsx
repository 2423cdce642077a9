import { usePlatform } from "~/api/platforms";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { useConnect } from "./useConnect";

interface Props {
  platform: string;
  /** The connection to reconnect; without it an account is added. */
  connection?: string;
  /** In place of "Connect {name}" and "Reconnect {name}". */
  label?: string;
  look?: "plain" | "strong" | "quiet";
}

/** Opens the platform's consent page. Disabled while that is under way, and where the platform is not configured. */
export function ConnectButton({ platform, connection, label, look = "plain" }: Props) {
  const known = usePlatform(platform);
  const { pending, begin } = useConnect(platform, connection);
  const name = known?.name ?? platform;
  const words = label ?? (connection ? text.connecting.reconnect(name) : text.connecting.connect(name));
  return (
    <Button look={look} disabled={pending || known?.configured === false} onClick={() => void begin()}>
      {pending ? text.connecting.waiting : words}
    </Button>
  );
}
