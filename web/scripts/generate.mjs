// Makes src/api/schema.gen.ts from src/api/openapi.json, and src/api/golden.gen.ts from the golden answers of the API's tests: as literals of
// the types that the web app reads answers with, so that tsc fails where the two differ. With --check it changes nothing and fails if a file is stale.
import { readdir, readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../src/api/openapi.json", import.meta.url);
const target = new URL("../src/api/schema.gen.ts", import.meta.url);

const document = JSON.parse(await readFile(source, "utf8"));
const fresh = `// Generated from openapi.json by "npm run generate". Do not edit.\n${astToString(await openapiTS(document))}`;

const golden = new URL("../src/api/golden.gen.ts", import.meta.url);
const answers = new URL("../../internal/api/testdata/", import.meta.url);

// Which operation a golden answer is of; every file must be named.
const operations = {
  "a-loss": "compare",
  "a-range": "listPosts",
  "as-of": "getPost",
  instagram: "listAccounts",
  audience: "getAudience",
  averages: "getAverages",
  "best-time": "bestTime",
  compare: "compare",
  "compare-days": "compare",
  connections: "listConnections",
  decay: "getDecay",
  difference: "getDifference",
  history: "getHistory",
  metrics: "listMetrics",
  overview: "getOverview",
  platforms: "listPlatforms",
  post: "getPost",
  posting: "getPosting",
  posts: "listPosts",
  rates: "getRates",
  roster: "getRoster",
  runs: "listRuns",
  "roster-comparison": "compareRoster",
  session: "getSession",
  short: "listPosts",
  "why-daily": "getDifference",
  "why-rate": "getDifference",
};

async function goldenOf(folder) {
  const lines = [
    '// Generated from internal/api/testdata by "npm run generate". Do not edit.',
    'import type { operations } from "./schema.gen";',
    "",
    'type Answer<Operation extends keyof operations> = operations[Operation] extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;',
    "",
  ];
  for (const name of (await readdir(folder)).filter((file) => file.endsWith(".json")).sort()) {
    const operation = operations[name.slice(0, -5)];
    if (!operation) throw new Error(`${name}: say in scripts/generate.mjs of which operation it is`);
    const body = JSON.parse(await readFile(new URL(name, folder), "utf8"));
    lines.push(`export const ${name.slice(0, -5).replaceAll("-", "_")}: Answer<"${operation}"> = ${JSON.stringify(body, null, 1)};`, "");
  }
  return lines.join("\n");
}

for (const [file, text] of [
  [target, fresh],
  [golden, await goldenOf(answers)],
]) {
  if (!process.argv.includes("--check")) {
    await writeFile(file, text);
  } else if ((await readFile(file, "utf8").catch(() => "")) !== text) {
    console.error(`${file.pathname} is stale: run npm run generate`);
    process.exit(1);
  }
}
