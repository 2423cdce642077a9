import { readdirSync, readFileSync } from "node:fs";
import ts from "typescript";
import { expect, it } from "vitest";

/** Properties that are read by people, or read out to them. */
const properties = ["alt", "label", "lead", "message", "placeholder", "says", "title"];
/** The same of attributes. */
const attributes = [...properties, "act", "aria-description", "aria-label", "aria-roledescription", "aria-valuetext", "done", "failed"];

const letters = /\p{L}/u;
/** A capital word and another one: a sentence, and no class name, code or header. */
const sentence = /^\P{L}*\p{Lu}[\p{L}'’]*,? \p{L}/u;
/** What a form calls a field, and not what a person reads. */
const fieldName = /^[a-z_]+$/;

/** The words of a file that belong in src/text, each with its place. */
function strays(file: string, code: string): string[] {
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    const words = ts.isJsxText(node) ? node.text.trim() : wordsOf(node);
    if (words !== undefined && belongs(node, words)) {
      const space = ts.isJsxText(node) ? node.text.search(/\S/) : 0;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart() + space);
      found.push(`${file}:${line + 1}: ${words}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** A literal's words; of a template, what stands between the values. */
function wordsOf(node: ts.Node): string | undefined {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => `…${span.literal.text}`).join("");
  return undefined;
}

function belongs(node: ts.Node, words: string): boolean {
  if (!letters.test(words)) return false;
  if (ts.isJsxText(node) || sentence.test(words)) return !forDevelopers(node);
  const place = placeOf(node);
  if (ts.isJsxElement(place) || ts.isJsxFragment(place)) return true;
  if (ts.isCallExpression(place)) return place.expression.getText() === "toast" && place.arguments.indexOf(node as ts.Expression) === 1;
  if (ts.isBinaryExpression(place)) return place.left.getText() === "document.title";
  if (ts.isPropertyAssignment(place)) return properties.includes(place.name.getText());
  if (!ts.isJsxAttribute(place)) return false;
  const name = place.name.getText();
  return attributes.includes(name) || (name === "name" && !fieldName.test(words));
}

/** What a value is for: the attribute, property, element, call or assignment that it gets to, whichever way it is chosen. */
function placeOf(node: ts.Node): ts.Node {
  const up = node.parent;
  const passes =
    ts.isJsxExpression(up) ||
    ts.isParenthesizedExpression(up) ||
    ts.isAsExpression(up) ||
    (ts.isConditionalExpression(up) && up.condition !== node) ||
    (ts.isBinaryExpression(up) && ["||", "??", "&&", "+"].includes(up.operatorToken.getText()));
  return passes ? placeOf(up) : up;
}

/** An Error that is made here is for the console: users are told by saidBy and its other words. */
function forDevelopers(node: ts.Node): boolean {
  return ts.isNewExpression(node.parent) && node.parent.expression.getText() === "Error";
}

it.each([
  ["text", "<p>Followers</p>"],
  ["text beside a value", "<p>{n} followers</p>"],
  ["a chosen text", '<p>{n > 1 ? "more" : <b />}</p>'],
  ["a template", `<p>{\`by \${who}\`}</p>`],
  ["a label", '<div aria-label="followers" />'],
  ["a label with a value", `<div aria-label={\`followers of \${who}\`} />`],
  ["a chosen title", '<div title={open ? "close" : t.open} />'],
  ["a name that is no field's", '<Chart name="Followers" />'],
  ["a choice", 'const choices = [{ value: "a", label: "newest" }]'],
  ["a sentence anywhere", 'const why = ["The account is gone."]'],
  ["a message", 'toast("error", "not kept")'],
  ["the window's title", 'document.title = "candor"'],
])("finds %s that is not in the catalogue", (_, code) => expect(strays("planted.tsx", `const n = 1;\n${code};`)).toHaveLength(1));

it.each([
  '<div className="font-medium text-ink" role="status">{t.word} · {n}%</div>',
  '<Field name="email" label={t.email} title={kind === "role" ? t.role : t.other} />',
  'toast("error", t.failed)',
  'headers.get("Retry-After")',
  'throw new Error("The page has no root")',
])("leaves %s alone", (code) => expect(strays("fine.tsx", code)).toEqual([]));

it("says where a word stands", () => expect(strays("a/B.tsx", "<p>\n  Followers\n</p>")).toEqual(["a/B.tsx:2: Followers"]));

it("holds every word that users read: none stands elsewhere in src", () => {
  const src = new URL("../", import.meta.url).pathname;
  const files = readdirSync(src, { recursive: true, encoding: "utf8" }).filter(
    (file) => /\.tsx?$/.test(file) && !/^text\/|\.(test|gen)\.tsx?$/.test(file),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(files.flatMap((file) => strays(`web/src/${file}`, readFileSync(src + file, "utf8")))).toEqual([]);
}, 60_000);
