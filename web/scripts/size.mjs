// Weighs what a first visit must load before it can show numbers: the entry and everything it imports statically, gzipped.
// Fails above 150 KiB. Charts, dialogs and toasts come later and are listed for the eye.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";

const LIMIT = 150 * 1024;
const dist = new URL("../dist/", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL(".vite/manifest.json", dist), "utf8"));
const weigh = (file) => gzipSync(readFileSync(new URL(file, dist))).length;
const kib = (bytes) => `${(bytes / 1024).toFixed(1)} KiB`;

const initial = new Set();
const take = (key) => {
  if (initial.has(key)) return;
  initial.add(key);
  for (const next of manifest[key].imports ?? []) take(next);
};
take("index.html");

let total = 0;
for (const key of Object.keys(manifest)) {
  const { file } = manifest[key];
  if (!file.endsWith(".js")) continue;
  const bytes = weigh(file);
  if (initial.has(key)) total += bytes;
  console.log(`${initial.has(key) ? "first" : "later"}  ${kib(bytes).padStart(10)}  ${file}`);
}
console.log(`initial JS: ${kib(total)} of ${kib(LIMIT)}`);
if (total > LIMIT) process.exit(1);
