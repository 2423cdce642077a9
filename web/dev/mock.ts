import type { IncomingMessage, ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { answers } from "./answers.ts";

/**
 * Stands in for the server while the pages are worked on (npm run dev without CANDOR_API). Never part of the build.
 * The cookie "mock" chooses the story: full (default), empty, first, none, broken.
 */
export function mockApi(): Plugin {
  return {
    name: "candor-mock",
    apply: "serve",
    configureServer: (server) => void server.middlewares.use(respond),
    configurePreviewServer: (server) => void server.middlewares.use(strictly).use(respond),
  };
}

/** The built app is shown under the CSP that the real server sends. */
function strictly(_: IncomingMessage, response: ServerResponse, next: () => void): void {
  response.setHeader(
    "Content-Security-Policy",
    "default-src 'self'; script-src 'self'; style-src 'self' 'nonce-__CSP_NONCE__'; img-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'",
  );
  response.setHeader("Cross-Origin-Opener-Policy", "same-origin-allow-popups");
  next();
}

function respond(request: IncomingMessage, response: ServerResponse, next: () => void): void {
  const url = new URL(request.url ?? "/", "http://mock");
  if (url.pathname.startsWith("/mock/")) picture(url.pathname, response);
  else if (url.pathname.startsWith("/api/")) answer(url, request, response);
  else next();
}

function answer(url: URL, request: IncomingMessage, response: ServerResponse): void {
  const story = /mock=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "full";
  const { status = 200, body } = answers(story, request.method ?? "GET", url);
  response.statusCode = status;
  response.setHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json");
  response.end(body === undefined ? "" : JSON.stringify(body));
}

function picture(path: string, response: ServerResponse): void {
  const hue = [...path].reduce((sum, c) => sum + c.charCodeAt(0), 0) * 47;
  response.setHeader("Content-Type", "image/svg+xml");
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(${hue % 360} 26% 74%)"/><circle cx="52" cy="34" r="19" fill="hsl(${(hue + 40) % 360} 30% 60%)"/></svg>`,
  );
}
