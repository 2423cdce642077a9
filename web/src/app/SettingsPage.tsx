import { useQuery } from "@tanstack/react-query";
import { sessionQuery } from "~/api/session";
import { YourData } from "~/features/rights/YourData";
import { Password } from "~/features/settings/Password";
import { Sessions } from "~/features/settings/Sessions";
import { Tokens } from "~/features/settings/Tokens";
import { Writing } from "~/features/settings/Writing";
import { You } from "~/features/settings/You";
import { settingsText as t } from "~/text/settings";
import { Panel } from "~/ui/Panel";
import { PageHead } from "./PageHead";
import { ThemeChoice } from "./ThemeChoice";

/** What a person sets for themselves. */
export function SettingsPage() {
  const person = useQuery(sessionQuery).data?.person;
  if (!person) return null;
  return (
    <div className="grid gap-5">
      <PageHead title={t.title}>
        <p className="text-sm text-ink-2">{t.lead}</p>
      </PageHead>
      <div className="grid items-start gap-5 xl:grid-cols-2">
        <div className="grid gap-5">
          <You person={person} />
          <Panel title={t.look}>
            <div className="grid max-w-120 gap-4">
              <div className="grid justify-items-start gap-1.5">
                <p className="text-sm font-medium">{t.theme}</p>
                <ThemeChoice />
              </div>
              <Writing />
            </div>
          </Panel>
          <Password />
        </div>
        <div className="grid gap-5">
          <Sessions />
          <Tokens />
          <YourData creator={person.role === "creator"} />
        </div>
      </div>
    </div>
  );
}
