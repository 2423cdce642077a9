import type { Plugin } from "vite";

/** The faces that every page's first words take. Faces for other scripts come when a word of theirs does. */
const first = /-latin-(wght|opsz)-normal-[^/]*\.woff2$/;

/** Asks for the first faces beside the code, not only once words stand in another face: these would move when it comes. */
export function fontsAhead(): Plugin {
  return {
    name: "candor-fonts",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler(_html, { bundle = {} }) {
        const faces = Object.keys(bundle).filter((name) => first.test(name));
        if (faces.length !== 2) throw new Error(`expected a sans and a serif face, found ${faces.join(", ") || "none"}`);
        return faces.map((name) => ({
          tag: "link",
          attrs: { rel: "preload", as: "font", type: "font/woff2", crossorigin: true, href: `/${name}` },
          injectTo: "head",
        }));
      },
    },
  };
}
