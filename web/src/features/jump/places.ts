import type { Person } from "~/api/types";
import { text } from "~/text";
import { jumpText } from "~/text/jump";
import type { Aim } from "./aims";

const n = text.nav;
const figures: [string, string][] = [
  ["/dashboard", n.overview],
  ["/posts", n.posts],
  ["/audience", n.audience],
];
const report: [string, string] = ["/report", text.overview.report];

/** The places of each role, in the order of the navigation. */
const places: Record<Person["role"], [string, string][]> = {
  creator: [...figures, ["/connections", n.connections], ["/export", n.export], report, ["/sharing", n.sharing]],
  manager: [["/roster", n.roster]],
  admin: [
    ["/health", n.health],
    ["/quotas", n.quotas],
    ["/platforms", n.platforms],
    ["/accounts", n.accounts],
    ["/runs", n.runs],
    ["/audit", n.audit],
    ["/people", n.people],
  ],
};

/** Whether a person finds creators and posts beside the places: a manager posts only of the creator whom they look at. */
export function soughtBy(role: Person["role"], creator: string | undefined): { creators: boolean; posts: boolean } {
  return { creators: role === "manager", posts: role === "creator" || creator !== undefined };
}

/** Where a person can go: a manager also to the figures of the creator whom they look at. */
export function placesOf(role: Person["role"], creator: string | undefined): Aim[] {
  const own = places[role].map(aim(""));
  const looked = creator ? [...figures, report].map(aim(`?creator=${creator}`)) : [];
  return [...own, ...looked, aim("")(["/settings", n.settings])];
}

const aim =
  (query: string) =>
  ([path, name]: [string, string]): Aim => ({ name, what: jumpText.kinds.place, href: path + query });
