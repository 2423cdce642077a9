import { useQuery } from "@tanstack/react-query";
import { platformsQuery } from "~/api/platforms";
import { PlatformSetup } from "~/features/setup/PlatformSetup";
import { setupText as t } from "~/text/setup";
import { Awaited } from "~/ui/Awaited";
import { PageHead } from "./PageHead";

/** An administrator's page: what must be registered at each platform, what is still missing here, and what was allowed beyond the terms. */
export function PlatformsPage() {
  const platforms = useQuery({ ...platformsQuery, refetchOnMount: "always" }); // what was recorded elsewhere is not left standing
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="max-w-prose text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <Awaited query={platforms} className="h-96" />
      <div className="grid gap-5">
        {platforms.data?.map((platform) => (
          <PlatformSetup key={platform.platform} platform={platform} />
        ))}
      </div>
    </div>
  );
}
