import { exact } from "~/format/number";
import { text } from "~/text";
import { rosterText } from "~/text/roster";
import { HeadFigure, Heads } from "~/ui/Heads";
import { isLate, type Line, neededBy } from "./lines";

const t = rosterText.heads;

/** The two figures that say whether an agency has to look further, counted over the whole roster: how many accounts are as fresh as promised, and how many need somebody. */
export function HeadFigures({ lines }: { lines: Line[] }) {
  const accounts = lines.flatMap(({ account }) => account ?? []);
  const fresh = accounts.filter((a) => a.fresh).length;
  const late = accounts.filter(isLate).length;
  const unread = accounts.length - fresh - late;
  const creator = lines.filter((line) => neededBy(line) === "creator").length;
  const operator = lines.filter((line) => neededBy(line) === "operator").length;
  const notFresh = [late > 0 && t.late(late), unread > 0 && t.unread(unread)].filter(Boolean).join(text.joiner);
  const whom = [creator > 0 && t.creator(creator), operator > 0 && t.operator(operator)].filter(Boolean).join(text.joiner);
  return (
    <div className="grid gap-1.5">
      <Heads>
        <HeadFigure name={t.fresh} good={late === 0} note={notFresh || t.allFresh}>
          {t.freshOf(exact(fresh), exact(accounts.length))}
        </HeadFigure>
        <HeadFigure name={t.needs} good={creator + operator === 0} note={whom || t.nobody}>
          {exact(creator + operator)}
        </HeadFigure>
      </Heads>
      <p className="text-xs text-ink-3">{t.counted}</p>
    </div>
  );
}
