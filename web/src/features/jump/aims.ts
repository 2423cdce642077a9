import type { components } from "~/api/schema.gen";
import type { Person, Post } from "~/api/types";
import { holds, plain } from "~/format/words";
import { text } from "~/text";
import { jumpText } from "~/text/jump";
import { placesOf } from "./places";

/** Something that one can jump to. */
export interface Aim {
  name: string;
  /** What it is, beside its name. */
  what: string;
  href: string;
}

/** What tells an aim from others: a creator of the roster and their Overview lead to the same page. */
export const keyOf = ({ what, href }: Aim): string => `${what} ${href}`;

/** The places that a person can jump to: those of the navigation, and the report. */
export function placeAims(role: Person["role"], creator: string | undefined): Aim[] {
  const places = placesOf(role, creator).map(({ path, name, of }) => aim(path, name, of));
  return role === "creator" || creator ? [...places, aim("/report", text.overview.report, creator)] : places;
}

const aim = (path: string, name: string, of: string | undefined): Aim => ({
  name,
  what: jumpText.kinds.place,
  href: of ? `${path}?creator=${of}` : path,
});

/** Whether a person finds creators and posts beside the places: a manager posts only of the creator whom they look at. */
export function soughtBy(role: Person["role"], creator: string | undefined): { creators: boolean; posts: boolean } {
  return { creators: role === "manager", posts: role === "creator" || creator !== undefined };
}

/** A creator of the roster, by the name and the handles. */
export function creatorAim({ creator: { id, name }, accounts }: Pick<components["schemas"]["RosterCreator"], "creator" | "accounts">): Aim {
  const handles = [...new Set(accounts.map((a) => `@${a.handle}`))].join(" ");
  return { name: handles ? `${name} ${handles}` : name, what: jumpText.kinds.creator, href: `/dashboard?creator=${id}` };
}

/** A post, by its caption. */
export function postAim(post: Post, platform: string, creator: string | undefined): Aim {
  const name = post.caption.value?.trim().slice(0, 120) || text.posts.noCaption;
  return { name, what: `${platform} · ${jumpText.kinds.post}`, href: `/posts/${post.id}${creator ? `?creator=${creator}` : ""}` };
}

/** Those whose name holds every typed word, whatever its case and accents; those that begin with the first word come first. */
export function fitting(aims: Aim[], typed: string): Aim[] {
  const [word] = plain(typed).split(/\s+/).filter(Boolean);
  const found = aims.filter(({ name, what }) => holds(`${name} ${what}`, typed));
  const first = ({ name }: Aim) => (word && plain(name).startsWith(word) ? 0 : 1);
  return found.sort((a, b) => first(a) - first(b));
}
