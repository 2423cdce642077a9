// Makes src/api/schema.gen.ts from src/api/openapi.json. With --check it changes nothing and fails if the file is stale.
import { readFile, writeFile } from "node:fs/promises";
import openapiTS, { astToString } from "openapi-typescript";

const source = new URL("../src/api/openapi.json", import.meta.url);
const target = new URL("../src/api/schema.gen.ts", import.meta.url);

const document = JSON.parse(await readFile(source, "utf8"));
const fresh = `// Generated from openapi.json by "npm run generate". Do not edit.\n${astToString(await openapiTS(document))}`;

if (process.argv.includes("--check")) {
  const committed = await readFile(target, "utf8").catch(() => "");
  if (committed !== fresh) {
    console.error("src/api/schema.gen.ts is stale: run npm run generate");
    process.exit(1);
  }
} else {
  await writeFile(target, fresh);
}
