// The search for secrets that ends every stage, on texts of which it is known what it must find.
import { expect, test } from "vitest";
import { leaks } from "./secrets.ts";

test("a secret is found in every guise, and a code where it does not belong", () => {
  const token = "IG+token/9=";
  const lasting = new Map([[token, "token"]]);
  for (const guise of [token, encodeURIComponent(token), btoa(token), `{"x":${JSON.stringify(token)}}`]) {
    expect(leaks([{ where: "the log", text: `GET /x ${guise} …` }], lasting, [])).toEqual(["the log holds a token"]);
  }
  const code = { text: "…?code=AQ12345" };
  expect(leaks([{ where: "the file candor.db", ...code }], lasting, ["AQ12345"])).toEqual(["the file candor.db holds a code"]);
  expect(leaks([{ where: "the address /api/auth/instagram/callback", ...code }], lasting, ["AQ12345"])).toEqual([]);
  expect(leaks([{ where: "the log", text: "nothing of the kind" }], lasting, ["AQ12345"])).toEqual([]);
});
