import { useQuery } from "@tanstack/react-query";
import { Link, type LinkProps, useLocation } from "@tanstack/react-router";
import { type ReactNode, useEffect, useRef } from "react";
import { connectionsQuery } from "~/api/connections";
import { signOut } from "~/api/session";
import type { Person } from "~/api/types";
import { mod } from "~/features/jump/mod";
import { placesOf } from "~/features/jump/places";
import { namedRange, type Range } from "~/features/range/range";
import { text } from "~/text";
import { Button } from "~/ui/Button";
import { toast } from "~/ui/toast";
import { Brand } from "./Brand";
import { ThemeChoice } from "./ThemeChoice";

const look =
  "flex items-center justify-between rounded-control border border-transparent px-3 py-2 whitespace-nowrap text-ink-2 hover:text-ink " +
  "aria-[current=page]:border-line aria-[current=page]:bg-surface aria-[current=page]:font-medium aria-[current=page]:text-ink";

/** Places that look at a range of days: one that was chosen is kept on the way between them. */
const ranged = new Set<LinkProps["to"]>(["/dashboard", "/posts", "/export"]);

const leave = () => void signOut().catch(() => toast("error", text.signOutFailed));

interface Props {
  person: Person | null;
  /** Whose figures a manager looks at. */
  creator: string | undefined;
  /** Opens the way to anywhere. */
  onJump: () => void;
}

/** The places that serve the person, and the person. On a narrow screen it is a bar at the top. */
export function Sidebar({ person, creator, onJump }: Props) {
  const nav = useRef<HTMLElement>(null);
  const { pathname, search } = useLocation();
  const range = namedRange(search);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another path is another current place
  useEffect(() => {
    const bar = nav.current;
    const here = bar?.querySelector<HTMLElement>("[aria-current=page]");
    if (bar && here) bar.scrollLeft = here.offsetLeft - (bar.clientWidth - here.offsetWidth) / 2;
  }, [pathname, person]);
  return (
    <header className="border-line max-lg:border-b lg:sticky lg:top-0 lg:flex lg:h-dvh lg:flex-col lg:overflow-y-auto lg:border-r print:hidden">
      <div className="flex items-center justify-between gap-4 px-4 pt-4 sm:px-8 lg:px-6 lg:pt-7">
        <Link to="/dashboard" search={{}} aria-label={text.brand}>
          <Brand className="text-[1.6rem]" />
        </Link>
        <div className="flex gap-4 lg:hidden">
          {person && <Jump onJump={onJump} />}
          <Button look="quiet" onClick={leave}>
            {text.signOut}
          </Button>
        </div>
      </div>
      <nav
        ref={nav}
        aria-label={text.nav.label}
        className="relative flex gap-1 overflow-x-auto px-2 py-2 sm:px-6 lg:mt-5 lg:grid lg:overflow-visible lg:px-3"
      >
        {person &&
          placesOf(person.role, creator).map(({ path, name }) => (
            <Place key={path} to={path} range={path !== pathname && ranged.has(path) ? range : undefined}>
              {name}
              {path === "/connections" && <Waiting />}
            </Place>
          ))}
      </nav>
      <div className="mt-auto hidden gap-3 px-6 pt-4 pb-6 lg:grid">
        {person && <Jump onJump={onJump} />}
        <ThemeChoice />
        {person && (
          <div className="border-t border-line pt-3 text-sm">
            <p className="truncate font-medium">{person.name || person.email}</p>
            <p className="truncate text-xs text-ink-3">{person.email}</p>
            <Button look="quiet" onClick={leave}>
              {text.signOut}
            </Button>
          </div>
        )}
      </div>
    </header>
  );
}

/** What ⌘K does, for the pointer, and a reminder of the key. */
function Jump({ onJump }: { onJump: () => void }) {
  return (
    <Button look="quiet" className="lg:justify-between" aria-keyshortcuts="Control+K Meta+K" onClick={onJump}>
      {text.nav.jump}
      <span aria-hidden="true" className="hidden rounded border border-line-2 px-1.5 font-sans text-2xs text-ink-3 lg:inline">
        {text.nav.jumpKey(mod())}
      </span>
    </Button>
  );
}

/** A place with nothing chosen yet but the days, if some are, and whose figures it shows, which the routes keep by themselves. */
function Place({ to, range, children }: { to: LinkProps["to"]; range: Range | undefined; children: ReactNode }) {
  return (
    <Link to={to} search={{ ...range } as never} activeOptions={{ includeSearch: false }} className={look}>
      {children}
    </Link>
  );
}

/** How many connections wait for the person. */
function Waiting() {
  const { data } = useQuery(connectionsQuery);
  const count = data?.data.connections.filter((c) => c.cause?.action && c.cause.action.kind !== "wait").length;
  if (!count) return null;
  return (
    <span className="ml-2 rounded-full bg-warn-ground px-2 text-xs font-semibold text-warn" title={text.nav.needs(count)}>
      <span aria-hidden="true">{count}</span>
      <span className="sr-only">{text.nav.needs(count)}</span>
    </span>
  );
}
