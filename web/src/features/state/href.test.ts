import { expect, it } from "vitest";
import { parseConnectHref } from "./href";

it.each([
  ["/api/auth/instagram/connect", { platform: "instagram" }],
  ["/api/auth/tiktok/connect?connection=1", { platform: "tiktok", connection: "1" }],
  ["/connections", undefined],
  [undefined, undefined],
])("reads %s", (href, want) => expect(parseConnectHref(href)).toEqual(want));
