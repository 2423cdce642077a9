import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect, retainSearchParams } from "@tanstack/react-router";
import { platformsQuery } from "~/api/platforms";
import { cache } from "~/api/query";
import { report } from "~/api/report";
import { sessionQuery } from "~/api/session";
import type { Person } from "~/api/types";
import { readAuditSearch } from "~/features/audit/search";
import { readAudienceSearch } from "~/features/best/search";
import { type CreatorSearch, readCreator } from "~/features/looking/creator";
import { fleetWords, readWords, runsWords } from "~/features/operate/search";
import { readOverviewSearch } from "~/features/overview/search";
import { readPostSearch } from "~/features/posts/postSearch";
import { type PostsSearch, readPostsSearch } from "~/features/posts/search";
import { type Range, readExportSearch, readRange } from "~/features/range/range";
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

/** Everything behind the sign-in. The platforms are asked for beside the session: nothing is drawn with an id where a name will stand. */
const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  component: Layout,
  beforeLoad: async ({ location }) => {
    const named = cache.ensureQueryData(platformsQuery).catch(() => undefined);
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
  beforeLoad: forFigures,
});

const posts = createRoute({
  getParentRoute: () => app,
  path: "/posts",
  validateSearch: readPostsSearch,
  search: keepCreator,
  beforeLoad: forFigures,
  component: lazyRouteComponent(() => import("./PostsPage"), "PostsPage"),
});

const post = createRoute({
  getParentRoute: () => app,
  path: "/posts/$id",
  validateSearch: readPostSearch,
  search: keepCreator,
  beforeLoad: forFigures,
  component: lazyRouteComponent(() => import("./PostPage"), "PostPage"),
});

const audience = createRoute({
  getParentRoute: () => app,
  path: "/audience",
  validateSearch: readAudienceSearch,
  search: keepCreator,
  beforeLoad: forFigures,
  component: lazyRouteComponent(() => import("./AudiencePage"), "AudiencePage"),
});

const reportOfRange = createRoute({
  getParentRoute: () => app,
  path: "/report",
  validateSearch: (raw: Record<string, unknown>): CreatorSearch & Partial<Range> => ({ ...readCreator(raw), ...readRange(raw) }),
  search: keepCreator,
  beforeLoad: forFigures,
  component: lazyRouteComponent(() => import("./ReportPage"), "ReportPage"),
});

const exportFile = createRoute({
  getParentRoute: () => app,
  path: "/export",
  validateSearch: readExportSearch,
  beforeLoad: () => onlyFor("creator"),
  component: lazyRouteComponent(() => import("./ExportPage"), "ExportPage"),
});

const connections = createRoute({
  getParentRoute: () => app,
  path: "/connections",
  beforeLoad: () => onlyFor("creator"),
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
  beforeLoad: () => onlyFor("admin"),
  component: lazyRouteComponent(() => import("./HealthPage"), "HealthPage"),
});

const quotas = createRoute({
  getParentRoute: () => app,
  path: "/quotas",
  beforeLoad: () => onlyFor("admin"),
  component: lazyRouteComponent(() => import("./QuotasPage"), "QuotasPage"),
});

const people = createRoute({
  getParentRoute: () => app,
  path: "/people",
  beforeLoad: () => onlyFor("admin"),
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
  beforeLoad: () => onlyFor("creator"),
  component: lazyRouteComponent(() => import("./SharingPage"), "SharingPage"),
});

const roster = createRoute({
  getParentRoute: () => app,
  path: "/roster",
  validateSearch: readRosterSearch,
  beforeLoad: () => onlyFor("manager"),
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
