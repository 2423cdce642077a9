import { useNavigate, useSearch } from "@tanstack/react-router";

/**
 * What is chosen on a page as it stands in its address, and a way to change parts of it; undefined takes a part out. A choice replaces the one
 * before it: Back leads to the page before, as it was, and not through every choice.
 */
export function useAddress<S extends object>(): [search: S, change: (part: Partial<S>) => void] {
  const search: object = useSearch({ strict: false });
  const navigate = useNavigate();
  const change = (part: Partial<S>) =>
    void navigate({ to: ".", search: ((now: S) => ({ ...now, ...part })) as never, replace: true, resetScroll: false });
  return [search as S, change];
}
