import { createRootRoute, createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { cache } from "~/api/query";
import { report } from "~/api/report";
import { sessionQuery } from "~/api/session";
import { readPostsSearch } from "~/features/posts/search";
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

/** Everything behind the sign-in. */
const app = createRoute({
  getParentRoute: () => root,
  id: "app",
  component: Layout,
  beforeLoad: async ({ location }) => {
    const { person } = await cache.ensureQueryData(sessionQuery);
    if (!person) throw redirect({ to: "/signin", search: { next: location.href } });
  },
});

const home = createRoute({
  getParentRoute: () => root,
  path: "/",
  beforeLoad: () => {
    throw redirect({ to: "/dashboard" });
  },
});

const overview = createRoute({
  getParentRoute: () => app,
  path: "/dashboard",
  component: OverviewPage,
  beforeLoad: async () => {
    const { person } = await cache.ensureQueryData(sessionQuery);
    if (person?.role === "manager") throw redirect({ to: "/roster" }); // whose figures they see is said there
    if (person?.role === "admin") throw redirect({ to: "/health" }); // they see how things run, not figures
  },
});

const posts = createRoute({
  getParentRoute: () => app,
  path: "/posts",
  validateSearch: readPostsSearch,
  component: lazyRouteComponent(() => import("./PostsPage"), "PostsPage"),
});

const post = createRoute({
  getParentRoute: () => app,
  path: "/posts/$id",
  component: lazyRouteComponent(() => import("./PostPage"), "PostPage"),
});

const connections = createRoute({
  getParentRoute: () => app,
  path: "/connections",
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
  component: lazyRouteComponent(() => import("./HealthPage"), "HealthPage"),
});

const sharing = createRoute({
  getParentRoute: () => app,
  path: "/sharing",
  component: lazyRouteComponent(() => import("./SharingPage"), "SharingPage"),
});

const roster = createRoute({
  getParentRoute: () => app,
  path: "/roster",
  component: lazyRouteComponent(() => import("./RosterPage"), "RosterPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    signIn,
    setUp,
    invitation,
    app.addChildren([overview, posts, post, connections, sharing, roster, health]),
  ]),
  scrollRestoration: true,
  defaultPreload: "intent",
  defaultOnCatch: report,
});

/** Whether a value is an address inside the app: one slash, so that nobody is led elsewhere. */
function ownAddress(value: unknown): value is string {
  return typeof value === "string" && /^\/(?![/\\])/.test(value);
}

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
