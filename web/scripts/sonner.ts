import type { Plugin } from "vite";

/**
 * sonner puts its stylesheet into the page when its module is run, which the CSP refuses and reports. The app imports the
 * stylesheet as a file instead (src/ui/toaster.tsx); this takes the other copy out. It fails the build if sonner changes shape.
 */
export function sonnerWithoutInlineStyles(): Plugin {
  const insert = /^__insertCSS\(".*"\);?$/m;
  return {
    name: "candor-sonner",
    apply: "build",
    transform: {
      filter: { id: /sonner\/dist\/index\.mjs$/ },
      handler(code) {
        if (!insert.test(code)) this.error("sonner no longer inserts its styles as expected: see scripts/sonner.ts");
        return { code: code.replace(insert, ""), map: null };
      },
    },
  };
}
