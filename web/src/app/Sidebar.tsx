import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { connectionsQuery } from "~/api/connections";
import { signOut } from "~/api/session";
import type { Person } from "~/api/types";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { Brand } from "./Brand";
import { ThemeChoice } from "./ThemeChoice";

const place =
  "flex items-center justify-between rounded-control border border-transparent px-3 py-2 text-ink-2 hover:text-ink " +
  "aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink";

/** The places, and the person. On a narrow screen it is a bar at the top. */
export function Sidebar({ person }: { person: Person | null }) {
  return (
    <header className="border-line max-lg:border-b lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:border-r">
      <div className="flex items-center justify-between gap-4 px-4 pt-4 sm:px-8 lg:px-6 lg:pt-7">
        <Link to="/dashboard" aria-label={text.brand}>
          <Brand className="text-[1.6rem]" />
        </Link>
        <div className="lg:hidden">
          <Button look="quiet" onClick={() => void signOut()}>
            {text.signOut}
          </Button>
        </div>
      </div>
      <nav aria-label={text.nav.label} className="flex gap-1 overflow-x-auto px-2 py-2 sm:px-6 lg:mt-5 lg:grid lg:px-3">
        <Link to="/dashboard" className={place}>
          {text.nav.overview}
        </Link>
        <Link to="/posts" search={{}} activeOptions={{ includeSearch: false }} className={place}>
          {text.nav.posts}
        </Link>
        <Link to="/connections" className={place}>
          {text.nav.connections}
          <Waiting />
        </Link>
        {person?.role === "creator" && (
          <Link to="/sharing" className={place}>
            {text.nav.sharing}
          </Link>
        )}
        {person?.role === "admin" && (
          <Link to="/health" className={place}>
            {text.nav.health}
          </Link>
        )}
        {person?.role === "manager" && (
          <Link to="/roster" className={place}>
            {text.nav.roster}
          </Link>
        )}
      </nav>
      <div className="mt-auto hidden gap-3 px-6 pb-6 lg:grid">
        <ThemeChoice />
        {person && (
          <div className="border-t border-line pt-3 text-sm">
            <p className="truncate font-medium">{person.name || person.email}</p>
            <p className="truncate text-xs text-ink-3">{person.email}</p>
            <Button look="quiet" onClick={() => void signOut()}>
              {text.signOut}
            </Button>
          </div>
        )}
      </div>
    </header>
  );
}

/** How many connections wait for the person. */
function Waiting() {
  const { data } = useQuery(connectionsQuery);
  const count = data?.data.connections.filter(
    (c) => c.state !== "disconnected" && c.cause?.action && c.cause.action.kind !== "wait",
  ).length;
  if (!count) return null;
  return (
    <span className="ml-2 rounded-full bg-warn-ground px-2 text-xs font-semibold text-warn" title={text.nav.needs(count)}>
      {count}
    </span>
  );
}
