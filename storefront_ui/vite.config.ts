import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { type Plugin, transformWithEsbuild } from "vite";
import { defineConfig } from "vitest/config";

/** Libraries keep their spaces, for bundlers that read them; browsers read these. */
function compact(): Plugin {
  return {
    name: "compact",
    async generateBundle(_options, bundle) {
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== "chunk") continue;
        const small = { minifyWhitespace: true, sourcemap: false };
        chunk.code = (await transformWithEsbuild(chunk.code, chunk.fileName, small)).code;
      }
    },
  };
}

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
  plugins: [compact(), gzipped()],
  build: {
    target: "es2022",
    modulePreload: false,
    reportCompressedSize: true,
    // As a library, for pages of others: an application would bring its own preloading along.
    lib: {
      entry: "src/core.ts",
      formats: ["es"],
      // The one name that shops write into their pages.
      fileName: () => "referrals.js",
    },
    rollupOptions: {
      output: { chunkFileNames: "parts/[name]-[hash].js" },
      // Parts take what they share out of the entry itself, whose address says where the app is.
      preserveEntrySignatures: "allow-extension",
    },
  },
  test: { include: ["src/**/*.test.ts"], environment: "node" },
});
