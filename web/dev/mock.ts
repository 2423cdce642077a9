import type { ServerResponse } from "node:http";
import type { Plugin } from "vite";
import { answers } from "./answers";

/**
 * Stands in for the server while the pages are worked on (npm run dev without CANDOR_API). Never part of the build.
 * The cookie "mock" chooses the story: full (default), empty, first, none, broken.
 */
export function mockApi(): Plugin {
  return {
    name: "candor-mock",
    apply: "serve",
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? "/", "http://mock");
        if (url.pathname.startsWith("/mock/")) return picture(url.pathname, response);
        if (!url.pathname.startsWith("/api/")) return next();
        const story = /mock=(\w+)/.exec(request.headers.cookie ?? "")?.[1] ?? "full";
        const { status = 200, body } = answers(story, request.method ?? "GET", url);
        response.statusCode = status;
        response.setHeader("Content-Type", status < 400 ? "application/json" : "application/problem+json");
        response.end(body === undefined ? "" : JSON.stringify(body));
      });
    },
  };
}

function picture(path: string, response: ServerResponse): void {
  const hue = [...path].reduce((sum, c) => sum + c.charCodeAt(0), 0) * 47;
  response.setHeader("Content-Type", "image/svg+xml");
  response.end(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 80"><rect width="80" height="80" fill="hsl(${hue % 360} 26% 74%)"/><circle cx="52" cy="34" r="19" fill="hsl(${(hue + 40) % 360} 30% 60%)"/></svg>`,
  );
}
