import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { getCSSVariables } from "@saleor/macaw-ui";
import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const TOKENS = "virtual:tokens.css";

/** Macaw's design tokens as a stylesheet: its own provider would set them by a script, too late. */
function tokens(): Plugin {
  const rules = (theme: "defaultLight" | "defaultDark") =>
    Object.entries(getCSSVariables(theme))
      .map(([name, value]) => `  ${name}: ${value};`)
      .join("\n");
  return {
    name: "tokens",
    resolveId: (id) => (id === TOKENS ? `\0${TOKENS}` : null),
    load: (id) =>
      id === `\0${TOKENS}`
        ? `:root {\n${rules("defaultLight")}\n}\n[data-theme="dark"] {\n${rules("defaultDark")}\n}`
        : null,
  };
}

/** Of macaw's many fonts one is used, which base.css names; the rest would fill the build. */
function withoutFonts(): Plugin {
  return {
    name: "without-fonts",
    enforce: "pre",
    transform: (code, id) =>
      /macaw-ui.*\.css/.test(id) ? code.replaceAll(/@font-face\s*\{[^}]*\}/g, "") : null,
  };
}

/** Scripts and styles once more, as small as gzip makes them: the app serves what a browser takes. */
function gzipped(): Plugin {
  return {
    name: "gzipped",
    // Only what was written is final: until then vite puts its own words in.
    writeBundle({ dir = "" }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => /\.(js|css)$/.test(name))) {
        const path = join(dir, name);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  // The app may be served below any path: addresses in what is built are relative.
  base: "./",
  plugins: [react(), tokens(), withoutFonts(), gzipped()],
  build: {
    target: "es2022",
    // What each part needs, for `make bench` to weigh.
    manifest: true,
    // A picture or a font inside a stylesheet would need a hole in the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
