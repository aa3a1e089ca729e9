// Types and texts of the operations in graphql/app/admin: one module a file, so that a page loads
// its own questions only. A document that our schema does not know stops here.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as documents from "@graphql-codegen/typed-document-node";
import * as types from "@graphql-codegen/typescript";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildSchema, Kind, parse, validate, visit } from "graphql";

const here = fileURLToPath(new URL(".", import.meta.url));
const asked = join(here, "../../graphql/app/admin");
const made = join(here, "../src/api/generated");
const sdl = readFileSync(`${asked}.graphql`, "utf8");
const schema = buildSchema(sdl);
const config = {
  documentMode: "string",
  enumsAsTypes: true,
  onlyOperationTypes: true,
  pureMagicComment: true,
  skipTypename: true,
  useTypeImports: true,
  scalars: { DateTime: "string", Date: "string", Decimal: "string", ID: "string", JSON: "unknown" },
};

const read = (folder) =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".graphql"))
    .map((name) => ({ name, document: parse(readFileSync(join(folder, name), "utf8")) }));

const fragments = new Map(
  read(join(asked, "fragments")).flatMap(({ document }) =>
    document.definitions.map((definition) => [definition.name.value, definition]),
  ),
);

rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
await write("schema.ts", { types }, []);
const shared = { kind: Kind.DOCUMENT, definitions: [...fragments.values()] };
await write("fragments.ts", { operations }, [shared]);
for (const { name, document } of read(asked)) {
  const whole = withFragments(document);
  const problems = validate(schema, whole);
  if (problems.length > 0) {
    for (const problem of problems) console.error(`graphql/app/admin/${name}: ${problem.message}`);
    process.exit(1);
  }
  await write(`${basename(name, ".graphql")}.ts`, { operations, documents }, [whole]);
}

/** The document with those of the shared fragments that it spreads. */
function withFragments(document) {
  const definitions = [...document.definitions];
  for (const definition of definitions) {
    visit(definition, {
      FragmentSpread({ name }) {
        const fragment = fragments.get(name.value);
        if (fragment && !definitions.includes(fragment)) definitions.push(fragment);
      },
    });
  }
  return { ...document, definitions };
}

async function write(name, pluginMap, asks) {
  const filename = join(made, name);
  const text = await codegen({
    filename,
    schema: parse(sdl),
    schemaAst: schema,
    documents: asks.map((document) => ({ location: filename, document })),
    config: asks.length > 0 ? { ...config, namespacedImportName: "Schema" } : config,
    plugins: Object.keys(pluginMap).map((plugin) => ({ [plugin]: {} })),
    pluginMap,
  });
  const head = asks.length > 0 ? 'import type * as Schema from "./schema";\n' : "";
  writeFileSync(filename, `${head}${text}\n`);
}
