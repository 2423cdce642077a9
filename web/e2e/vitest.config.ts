import { defineConfig } from "vitest/config";
import type { Reporter, TestCase } from "vitest/node";

/** Says at the very end, in few lines, which tests failed and how: what is left of a long log is its end. */
class Summary implements Reporter {
  private readonly failed: string[] = [];

  onTestCaseResult(test: TestCase): void {
    const { state, errors } = test.result();
    if (state !== "failed") return;
    this.failed.push(`FAILED ${test.module.relativeModuleId}: ${test.fullName}`);
    for (const { message } of errors ?? []) this.failed.push(`    ${message.slice(0, 400).replaceAll("\n", "\n    ")}`);
  }

  onTestRunEnd(): void {
    if (this.failed.length) process.on("exit", () => console.error(this.failed.join("\n")));
  }
}

/** The browser tests: real Chromium, the real binary, simulated platforms. One file is one stage; its tests run in order. */
export default defineConfig({
  test: {
    include: ["e2e/**/*.test.ts"],
    globals: false,
    fileParallelism: true,
    maxWorkers: 2,
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 20_000 } },
    reporters: ["default", new Summary()],
  },
});
