import { defineConfig } from "vitest/config";
import { BaseSequencer, type Reporter, type TestCase, type TestSpecification } from "vitest/node";

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

/** Begins with the files that take longest, so that neither worker is left with one of them at the end. */
class LongestFirst extends BaseSequencer {
  private static readonly longest = ["places", "connecting", "states", "history", "posts", "answers", "later"];

  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => {
      const at = LongestFirst.longest.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return at < 0 ? LongestFirst.longest.length : at;
    };
    return (await super.sort(files)).sort((a, b) => rank(a) - rank(b));
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
    expect: { poll: { timeout: 90_000 } }, // a busy machine is slow, not wrong
    sequence: { sequencer: LongestFirst },
    reporters: ["default", new Summary()],
  },
});
