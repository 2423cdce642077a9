import { useQuery } from "@tanstack/react-query";
import { useRouter } from "@tanstack/react-router";
import { type KeyboardEvent, useId, useState } from "react";
import { usePlatforms } from "~/api/platforms";
import { postsQuery } from "~/api/posts";
import { rosterQuery } from "~/api/sharing";
import type { Person } from "~/api/types";
import { jumpText as t } from "~/text/jump";
import { cx } from "~/ui/cx";
import { Dialog } from "~/ui/Dialog";
import { creatorAim, fitting, postAim } from "./aims";
import { placesOf } from "./places";

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
  const roster = useQuery({ ...rosterQuery, enabled: person.role === "manager" });
  const sees = person.role === "creator" || creator !== undefined;
  const posts = useQuery({ ...postsQuery({ creator, limit: 25 }), enabled: sees });
  const named = (platform: string) => platforms.find((p) => p.platform === platform)?.name ?? platform;
  const aims = [
    ...placesOf(person.role, creator),
    ...(roster.data?.data.creators ?? []).map(creatorAim),
    ...(posts.data?.data.posts ?? []).map((post) => postAim(post, named(post.platform), creator)),
  ];
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
        aria-label={t.label}
        placeholder={t.label}
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
      <p role="status" className="sr-only">
        {found.length ? t.found(found.length) : t.none}
      </p>
      <div
        id={id}
        role="listbox"
        tabIndex={-1}
        aria-label={t.title}
        className="mt-3 grid h-72 grid-cols-[minmax(0,1fr)] content-start overflow-y-auto"
      >
        {found.map((aim, i) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
          <div
            key={aim.href}
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
        {found.length === 0 && <p className="px-3 py-1.5 text-sm text-ink-2">{t.none}</p>}
      </div>
    </Dialog>
  );
}
