import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { mockApi } from "./dev/mock.ts";
import { fontsAhead } from "./scripts/fonts.ts";
import { sonnerWithoutInlineStyles } from "./scripts/sonner.ts";

/** CANDOR_API names a running server; without it `npm run dev` answers from dev/mock.ts. */
const server = process.env.CANDOR_API;

export default defineConfig({
  plugins: [react(), tailwindcss(), sonnerWithoutInlineStyles(), fontsAhead(), ...(server ? [] : [mockApi()])],
  resolve: { alias: { "~": new URL("./src", import.meta.url).pathname } },
  // A server whose public address is Vite's own must see that name; any other one, its own.
  server: { port: 5173, proxy: server ? { "/api": { target: server, changeOrigin: !process.env.CANDOR_PUBLIC_URL } } : {} },
  preview: { port: 5174 },
  build: {
    target: ["chrome123", "firefox120", "safari17.5"], // light-dark() without a fallback
    assetsInlineLimit: 0, // the CSP allows no data: fonts
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 400,
    manifest: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: "react", test: /node_modules\/(react|react-dom|scheduler)\//, priority: 1 },
            // One file for what every first page takes: it packs better than the sixty small ones that the places' sharing would cut it into.
            { name: "first", tags: ["$initial"], test: /^(?!.*\/(index\.html|main\.tsx)$)/ },
          ],
        },
      },
    },
  },
  test: { include: ["src/**/*.test.{ts,tsx}"] },
});
