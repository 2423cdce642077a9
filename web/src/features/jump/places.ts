import type { LinkProps } from "@tanstack/react-router";
import type { Person } from "~/api/types";
import { text } from "~/text";

/** A place of the app, and the creator whose figures it shows, if they are others'. */
export interface AppPlace {
  path: NonNullable<LinkProps["to"]>;
  name: string;
  of?: string | undefined;
}

const n = text.nav;
const figures: AppPlace[] = [
  { path: "/dashboard", name: n.overview },
  { path: "/posts", name: n.posts },
  { path: "/audience", name: n.audience },
];

/** The places of each role, in the order of the navigation. */
const places: Record<Person["role"], AppPlace[]> = {
  creator: [
    ...figures,
    { path: "/connections", name: n.connections },
    { path: "/export", name: n.export },
    { path: "/sharing", name: n.sharing },
  ],
  manager: [{ path: "/roster", name: n.roster }],
  admin: [
    { path: "/health", name: n.health },
    { path: "/quotas", name: n.quotas },
    { path: "/platforms", name: n.platforms },
    { path: "/accounts", name: n.accounts },
    { path: "/runs", name: n.runs },
    { path: "/audit", name: n.audit },
    { path: "/people", name: n.people },
  ],
};

/** Where a person can go: a manager, who has the figures of others only, also to those of the creator whom they look at. */
export function placesOf(role: Person["role"], creator: string | undefined): AppPlace[] {
  const looked = creator ? figures.map((place) => ({ ...place, of: creator })) : [];
  return [...places[role], ...looked, { path: "/settings", name: n.settings }];
}
