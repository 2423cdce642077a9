import { defineConfig } from "vitest/config";

/** The browser tests: real Chromium, the real binary, simulated platforms. One file is one stage; its tests run in order. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    globals: false,
    fileParallelism: true,
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
