import type { BrowserContext, Page } from "playwright-core";

/** What the watch tells of, in one line each: errors in the console, errors thrown, breaches of the CSP, calls beyond this machine. */
const ours = /^https?:\/\/(localhost|127\.0\.0\.1)(:\d+)?\//;

/** Collects what must never happen in a page. Tests end with [Watch.troubles] being empty. */
export class Watch {
  private readonly found: string[] = [];

  /** Watches every page of a browser context, popups included. */
  async over(context: BrowserContext): Promise<void> {
    context.on("page", (page) => this.page(page));
    await context.addInitScript(() => {
      document.addEventListener("securitypolicyviolation", (e) => {
        console.error(`CSP: ${e.violatedDirective} refused ${e.blockedURI || e.sample} (${e.sourceFile}:${e.lineNumber})`);
      });
    });
  }

  private page(page: Page): void {
    page.on("console", (message) => {
      if (message.type() === "error") this.found.push(`console at ${page.url()}: ${message.text()} ${message.location().url}`);
    });
    page.on("pageerror", (error) => this.found.push(`thrown at ${page.url()}: ${error.stack ?? error.message}`));
    page.on("request", (request) => {
      if (!ours.test(request.url()) && !/^(data|blob|about):/.test(request.url())) this.found.push(`called ${request.url()}`);
    });
  }

  /** What happened since the last time, without what the test expected; then the list begins anew. */
  troubles(expected?: RegExp): string[] {
    return this.found.splice(0).filter((line) => !expected?.test(line));
  }
}
