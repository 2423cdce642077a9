import { useQuery } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import { usePlatforms } from "~/api/platforms";
import { postsQuery } from "~/api/posts";
import { rosterQuery } from "~/api/sharing";
import type { Person } from "~/api/types";
import { text } from "~/text";
import { jumpText as t } from "~/text/jump";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { creatorAim, fitting, keyOf, placeAims, postAim, soughtBy } from "./aims";

/** How many of the newest posts are looked through. */
const NEWEST = 25;

interface Props {
  person: Person;
  /** Whose figures a manager looks at. */
  creator: string | undefined;
  onClose: () => void;
}

/** Leads to a place, a creator or a newest post by a few letters of its name: a combobox whose list is always open. */
export function JumpDialog({ person, creator, onClose }: Props) {
  const router = useRouter();
  const id = useId();
  const [typed, setTyped] = useState("");
  const [at, setAt] = useState(0);
  const platforms = usePlatforms();
  const sought = soughtBy(person.role, creator);
  const label = t.label(sought.creators, sought.posts);
  const roster = useQuery({ ...rosterQuery, enabled: sought.creators });
  const posts = useQuery({ ...postsQuery({ creator, limit: NEWEST }), enabled: sought.posts });
  const lacking = [sought.creators && roster, sought.posts && posts].filter((asked) => asked !== false && !asked.data);
  const named = (platform: string) => platforms.find((p) => p.platform === platform)?.name ?? platform;
  const aims = [
    ...placeAims(person.role, creator),
    ...(roster.data?.data.creators ?? []).map(creatorAim),
    ...(posts.data?.data.posts ?? []).map((post) => postAim(post, named(post.platform), creator)),
  ];
  const older = !!posts.data?.data.next_cursor;
  const found = fitting(aims, typed);
  const option = (i: number) => `${id}-${i}`;
  const chosen = Math.min(at, found.length - 1);
  const go = (href: string) => {
    onClose();
    router.history.push(href);
  };
  const look = (i: number) => {
    const next = Math.max(0, Math.min(found.length - 1, i));
    setAt(next);
    document.getElementById(option(next))?.scrollIntoView({ block: "nearest" });
  };
  const press = (event: KeyboardEvent) => {
    const to = { ArrowDown: chosen + 1, ArrowUp: chosen - 1 }[event.key];
    const aim = found[chosen];
    if (to !== undefined) look(to);
    else if (event.key === "Enter" && aim && !event.nativeEvent.isComposing) go(aim.href);
    else return;
    event.preventDefault();
  };
  return (
    <Dialog title={t.title} onClose={onClose}>
      <input
        autoFocus
        role="combobox"
        aria-label={label}
        placeholder={label}
        aria-expanded={true}
        aria-autocomplete="list"
        aria-controls={id}
        aria-activedescendant={chosen >= 0 ? option(chosen) : undefined}
        value={typed}
        onChange={(e) => {
          setTyped(e.target.value);
          setAt(0);
        }}
        onKeyDown={press}
        className="h-10 w-full rounded-control border border-edge bg-surface px-3 text-ink hover:border-ink-3"
      />
      <p role="status" className="mt-2 px-3 text-xs text-ink-3">
        {said(found.length, lacking)}
      </p>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t.title}
        className="mt-2 grid h-72 grid-cols-[minmax(0,1fr)] content-start overflow-y-auto"
      >
        {found.map((aim, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={keyOf(aim)}
            id={option(i)}
            role="option"
            tabIndex={-1}
            aria-selected={i === chosen}
            onClick={() => go(aim.href)}
            onPointerMove={() => setAt(i)}
            className={cx(
              "flex min-h-9 cursor-pointer items-center justify-between gap-4 rounded-control border px-3 py-1.5",
              i === chosen ? "border-line bg-ground font-medium" : "border-transparent",
            )}
          >
            <span dir="auto" className="truncate">
              {aim.name}
            </span>
            <span className="text-xs font-normal whitespace-nowrap text-ink-3">{aim.what}</span>
          </div>
        ))}
      </div>
      {older && (
        <p className="mt-2 flex flex-wrap gap-x-3 px-3 text-xs text-ink-3">
          {t.newest(NEWEST)}
          <Link to="/posts" search={{ creator }} onClick={onClose} className="underline underline-offset-4 hover:text-ink">
            {text.posts.all}
          </Link>
        </p>
      )}
    </Dialog>
  );
}

/** What came of the search. That nothing is called so is said only when everything was looked through. */
function said(found: number, lacking: { isError: boolean }[]): string {
  const open = lacking.some((one) => one.isError) ? t.failed : lacking.length > 0 && t.looking;
  if (!open) return found > 0 ? t.found(found) : t.none;
  return found > 0 ? `${t.found(found)}. ${open}` : open;
}
