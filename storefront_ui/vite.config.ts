import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

/** Scripts once more, as small as gzip makes them: the app serves what a browser takes. */
function gzipped(): Plugin {
  return {
    name: "gzipped",
    writeBundle({ dir = "" }, bundle) {
      for (const name of Object.keys(bundle).filter((name) => name.endsWith(".js"))) {
        const path = join(dir, name);
        writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }));
      }
    },
  };
}

export default defineConfig({
  // A page loads it from wherever the app is: what belongs to it is found beside it.
  base: "./",
  plugins: [gzipped()],
  build: {
    target: "es2022",
    modulePreload: false,
    reportCompressedSize: true,
    rollupOptions: {
      input: "src/core.ts",
      output: {
        // The one name that shops write into their pages.
        entryFileNames: "referrals.js",
        chunkFileNames: "parts/[name]-[hash].js",
      },
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
