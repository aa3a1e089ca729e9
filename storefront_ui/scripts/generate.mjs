// Types and texts of the operations in graphql/app/storefront: one module a file, so that an element
// loads its own questions only. A document that our schema does not know stops here.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { codegen } from "@graphql-codegen/core";
import * as types from "@graphql-codegen/typescript";
import * as operations from "@graphql-codegen/typescript-operations";
import { buildSchema, parse, stripIgnoredCharacters, validate } from "graphql";

const here = fileURLToPath(new URL(".", import.meta.url));
const asked = join(here, "../../graphql/app/storefront");
const made = join(here, "../src/generated");
const sdl = readFileSync(`${asked}.graphql`, "utf8");
const schema = buildSchema(sdl);
const config = {
  enumsAsTypes: true,
  onlyOperationTypes: true,
  skipTypename: false,
  useTypeImports: true,
  scalars: { DateTime: "string", Date: "string", Decimal: "string", ID: "string" },
};

const HEAD = 'import type { Question } from "../ask";\nimport type * as Schema from "./schema";';

rmSync(made, { recursive: true, force: true });
mkdirSync(made, { recursive: true });
writeFileSync(join(made, "schema.ts"), `${await generated({ types })}\n`);
for (const name of readdirSync(asked)) {
  const text = readFileSync(join(asked, name), "utf8");
  const document = parse(text);
  const problems = validate(schema, document);
  if (problems.length > 0) {
    for (const { message } of problems) console.error(`graphql/app/storefront/${name}: ${message}`);
    process.exit(1);
  }
  const [head, answers] = [HEAD, await generated({ operations }, document)];
  const module = [head, answers, question(document.definitions[0], text), ""].join("\n");
  writeFileSync(join(made, `${basename(name, ".graphql")}.ts`), module);
}

function generated(pluginMap, document) {
  return codegen({
    filename: made,
    schema: parse(sdl),
    schemaAst: schema,
    documents: document ? [{ location: made, document }] : [],
    config: document ? { ...config, namespacedImportName: "Schema" } : config,
    plugins: Object.keys(pluginMap).map((plugin) => ({ [plugin]: {} })),
    pluginMap,
  });
}

/** What goes over the wire, without what only people read. */
function question({ name, operation }, text) {
  const kind = name.value + operation[0].toUpperCase() + operation.slice(1);
  const small = JSON.stringify(stripIgnoredCharacters(text));
  return `export const ${name.value}: Question<${kind}, ${kind}Variables> = ${small};`;
}
