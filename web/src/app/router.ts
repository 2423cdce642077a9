import type { FetchQueryOptions, QueryKey } from "@tanstack/react-query";
import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams } from "@tanstack/react-router";
import { audienceQuery } from "~/api/audience";
import { connectionsQuery } from "~/api/connections";
import { budgetsQuery, healthQuery } from "~/api/health";
import { metricsQuery } from "~/api/metrics";
import { overviewQuery } from "~/api/overview";
import { peopleQuery } from "~/api/people";
import { platformsQuery } from "~/api/platforms";
import { postQuery } from "~/api/post";
import { postsQuery } from "~/api/posts";
import { askAhead, cache } from "~/api/query";
import { report } from "~/api/report";
import { sessionQuery } from "~/api/session";
import { grantsQuery, rosterQuery } from "~/api/sharing";
import type { Person } from "~/api/types";
import type { View } from "~/api/view";
import { readAuditSearch } from "~/features/audit/search";
import { readAudienceSearch } from "~/features/best/search";
import { readExportSearch } from "~/features/export/search";
import type { CreatorSearch } from "~/features/looking/creator";
import { readView, viewOf } from "~/features/looking/view";
import { fleetWords, readWords, runsWords } from "~/features/operate/search";
import { readOverviewSearch } from "~/features/overview/search";
import { readPostSearch } from "~/features/posts/postSearch";
import { filterOf, type PostsSearch, readPostsSearch } from "~/features/posts/search";
import { type Range, readRange } from "~/features/range/range";
import { readRosterSearch } from "~/features/roster/search";
import { BrokenPage } from "./BrokenPage";
import { Layout } from "./Layout";
import { NotFoundPage } from "./NotFoundPage";
import { OverviewPage } from "./OverviewPage";

const root = createRootRoute({ notFoundComponent: () => NotFoundPage({ alone: true }) });

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/signin",
  validateSearch: ({ next }: Record<string, unknown>): { next?: string } => (ownAddress(next) ? { next } : {}),
  component: lazyRouteComponent(() => import("./SignInPage"), "SignInPage"),
});

/** Everything behind the sign-in. Platforms and metrics are asked for beside the session: nothing is drawn with an id where a name will stand, or without its unit. */
const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  component: Layout,
  beforeLoad: async ({ location }) => {
    const named = Promise.allSettled([cache.ensureQueryData(platformsQuery), cache.ensureQueryData(metricsQuery)]);
    const { person } = await cache.ensureQueryData(sessionQuery);
    if (!person) throw redirect({ to: "/signin", search: { next: location.href } });
    await named;
  },
});

/** Where each role begins: creators with their figures, managers with whose figures they may see, administrators with how things run. */
const homes = { creator: "/dashboard", manager: "/roster", admin: "/health" } as const;

/** Leads whoever a place does not serve to where they begin. */
async function onlyFor(...roles: Person["role"][]): Promise<void> {
  const { person } = await cache.ensureQueryData(sessionQuery);
  if (person && !roles.includes(person.role)) throw redirect({ to: homes[person.role], search: {} });
}

/** Figures are shown to their creator, and to a manager who says whose. */
async function forFigures({ search }: { search: CreatorSearch }): Promise<void> {
  await onlyFor("creator", ...(search.creator ? (["manager"] as const) : []));
}

/** What leads to a place: one's own way there, somebody pointing at a link to it, or another choice within it. */
interface Way {
  cause: "enter" | "preload" | "stay";
}

/** Asks for the first answer that a place shows, beside its code. Within a place its page asks itself. */
function first<T, K extends QueryKey>({ cause }: Way, query: FetchQueryOptions<T, Error, T, K>): void {
  if (cause !== "stay") void askAhead(query);
}

/** A place for one role, and what it shows first. */
function serving<T, K extends QueryKey>(role: Person["role"], query: FetchQueryOptions<T, Error, T, K>) {
  return async (way: Way): Promise<void> => {
    await onlyFor(role);
    first(way, query);
  };
}

/** From one page of a creator's figures to the next, whose figures they are stays in the address. */
const keepCreator = { middlewares: [retainSearchParams<CreatorSearch>(["creator"])] };

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/dashboard", search: {} });
  },
});

const overview = createRoute({
  getParentRoute: () => app,
  path: "/dashboard",
  validateSearch: readOverviewSearch,
  search: keepCreator,
  component: OverviewPage,
  beforeLoad: async (way) => {
    await forFigures(way);
    first(way, overviewQuery(viewOf(way.search)));
  },
});

const posts = createRoute({
  getParentRoute: () => app,
  path: "/posts",
  validateSearch: readPostsSearch,
  search: keepCreator,
  beforeLoad: async (way) => {
    await forFigures(way);
    first(way, postsQuery(filterOf(way.search)));
  },
  component: lazyRouteComponent(() => import("./PostsPage"), "PostsPage"),
});

const post = createRoute({
  getParentRoute: () => app,
  path: "/posts/$id",
  validateSearch: readPostSearch,
  search: keepCreator,
  beforeLoad: async (way) => {
    await forFigures(way);
    first(way, postQuery(way.params.id, viewOf(way.search)));
  },
  component: lazyRouteComponent(() => import("./PostPage"), "PostPage"),
});

const audience = createRoute({
  getParentRoute: () => app,
  path: "/audience",
  validateSearch: readAudienceSearch,
  search: keepCreator,
  beforeLoad: async (way) => {
    await forFigures(way);
    first(way, audienceQuery(viewOf(way.search)));
  },
  component: lazyRouteComponent(() => import("./AudiencePage"), "AudiencePage"),
});

const reportOfRange = createRoute({
  getParentRoute: () => app,
  path: "/report",
  validateSearch: (raw: Record<string, unknown>): View & Partial<Range> => ({ ...readView(raw), ...readRange(raw) }),
  search: keepCreator,
  beforeLoad: async (way) => {
    await forFigures(way);
    first(way, overviewQuery(viewOf(way.search)));
  },
  component: lazyRouteComponent(() => import("./ReportPage"), "ReportPage"),
});

const exportFile = createRoute({
  getParentRoute: () => app,
  path: "/export",
  validateSearch: readExportSearch,
  beforeLoad: serving("creator", connectionsQuery),
  component: lazyRouteComponent(() => import("./ExportPage"), "ExportPage"),
});

const connections = createRoute({
  getParentRoute: () => app,
  path: "/connections",
  beforeLoad: serving("creator", connectionsQuery),
  component: lazyRouteComponent(() => import("./ConnectionsPage"), "ConnectionsPage"),
});

const invitation = createRoute({
  getParentRoute: () => root,
  path: "/invitation",
  component: lazyRouteComponent(() => import("./InvitationPage"), "InvitationPage"),
});

const setUp = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./SetUpPage"), "SetUpPage"),
});

const health = createRoute({
  getParentRoute: () => app,
  path: "/health",
  beforeLoad: serving("admin", healthQuery),
  component: lazyRouteComponent(() => import("./HealthPage"), "HealthPage"),
});

const quotas = createRoute({
  getParentRoute: () => app,
  path: "/quotas",
  beforeLoad: serving("admin", budgetsQuery),
  component: lazyRouteComponent(() => import("./QuotasPage"), "QuotasPage"),
});

const people = createRoute({
  getParentRoute: () => app,
  path: "/people",
  beforeLoad: serving("admin", peopleQuery),
  component: lazyRouteComponent(() => import("./PeoplePage"), "PeoplePage"),
});

const audit = createRoute({
  getParentRoute: () => app,
  path: "/audit",
  validateSearch: readAuditSearch,
  beforeLoad: () => onlyFor("admin"),
  component: lazyRouteComponent(() => import("./AuditPage"), "AuditPage"),
});

const platforms = createRoute({
  getParentRoute: () => app,
  path: "/platforms",
  beforeLoad: () => onlyFor("admin"),
  component: lazyRouteComponent(() => import("./PlatformsPage"), "PlatformsPage"),
});

const accounts = createRoute({
  getParentRoute: () => app,
  path: "/accounts",
  validateSearch: (raw: Record<string, unknown>) => readWords(raw, fleetWords),
  beforeLoad: () => onlyFor("admin"),
  component: lazyRouteComponent(() => import("./AccountsPage"), "AccountsPage"),
});

const runs = createRoute({
  getParentRoute: () => app,
  path: "/runs",
  validateSearch: (raw: Record<string, unknown>) => readWords(raw, runsWords),
  beforeLoad: () => onlyFor("admin"),
  component: lazyRouteComponent(() => import("./RunsPage"), "RunsPage"),
});

const sharing = createRoute({
  getParentRoute: () => app,
  path: "/sharing",
  beforeLoad: serving("creator", grantsQuery),
  component: lazyRouteComponent(() => import("./SharingPage"), "SharingPage"),
});

const roster = createRoute({
  getParentRoute: () => app,
  path: "/roster",
  validateSearch: readRosterSearch,
  beforeLoad: serving("manager", rosterQuery),
  component: lazyRouteComponent(() => import("./RosterPage"), "RosterPage"),
});

const settings = createRoute({
  getParentRoute: () => app,
  path: "/settings",
  component: lazyRouteComponent(() => import("./SettingsPage"), "SettingsPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    setUp,
    invitation,
    app.addChildren([
      overview,
      posts,
      post,
      audience,
      reportOfRange,
      exportFile,
      connections,
      sharing,
      roster,
      health,
      quotas,
      platforms,
      accounts,
      runs,
      people,
      audit,
      settings,
    ]),
  ]),
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultOnCatch: report,
  defaultErrorComponent: BrokenPage,
});

/** Whether a value is an address inside the app: one slash, so that nobody is led elsewhere. */
function ownAddress(value: unknown): value is string {
  return typeof value === "string" && /^\/(?![/\\])/.test(value);
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface HistoryState {
    /** The list of posts from which a post was opened, as it stood in the address. */
    list?: PostsSearch;
  }
}
