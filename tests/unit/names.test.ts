import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import ts from "typescript";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");

/** Names that Next gives a meaning in every page and route. */
const CONVENTIONS = new Set([
  ..."default metadata generateMetadata viewport generateViewport dynamic revalidate runtime maxDuration".split(" "),
  ..."GET POST PUT PATCH DELETE HEAD OPTIONS".split(" "),
]);

/** What a file declares and exports, types and values alike. What it only hands on from another file is that file's. */
function exportedNames(path: string, text: string): string[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX);
  const imported = new Set<string>();
  const found: string[] = [];
  for (const statement of file.statements) {
    if (ts.isImportDeclaration(statement)) for (const name of importedNames(statement)) imported.add(name);
    if (ts.isExportDeclaration(statement) && !statement.moduleSpecifier && statement.exportClause)
      found.push(...listedNames(statement.exportClause, imported));
    if (!ts.canHaveModifiers(statement)) continue;
    const modifiers = ts.getModifiers(statement)?.map(({ kind }) => kind) ?? [];
    if (!modifiers.includes(ts.SyntaxKind.ExportKeyword) || modifiers.includes(ts.SyntaxKind.DefaultKeyword)) continue;
    found.push(...declaredNames(statement));
  }
  return found;
}

function importedNames({ importClause }: ts.ImportDeclaration): string[] {
  const bound = importClause?.namedBindings;
  const named = bound && ts.isNamedImports(bound) ? bound.elements.map(({ name }) => name.text) : [];
  return [...named, ...(importClause?.name ? [importClause.name.text] : [])];
}

function listedNames(clause: ts.NamedExportBindings, imported: ReadonlySet<string>): string[] {
  if (!ts.isNamedExports(clause)) return [clause.name.text];
  return clause.elements
    .filter(({ name, propertyName }) => !imported.has((propertyName ?? name).text))
    .map(({ name }) => name.text);
}

function declaredNames(statement: ts.Statement): string[] {
  if (ts.isVariableStatement(statement))
    return statement.declarationList.declarations.flatMap(({ name }) => boundNames(name));
  const name = (statement as ts.Statement & { readonly name?: ts.Node }).name;
  return name && ts.isIdentifier(name) ? [name.text] : [];
}

function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? boundNames(element.name) : []));
}

/** Names that more than one of these files exports as its own, each with its files. */
function twiceNamed(files: readonly { readonly path: string; readonly text: string }[]): string[] {
  const holders = new Map<string, Set<string>>();
  for (const { path, text } of files)
    for (const name of exportedNames(path, text))
      if (!CONVENTIONS.has(name)) holders.set(name, (holders.get(name) ?? new Set()).add(path));
  return [...holders].filter(([, paths]) => paths.size > 1).map(([name, paths]) => `${name}: ${[...paths].join(", ")}`);
}

const sources = ["app", "lib", "seeds"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => /\.tsx?$/.test(path) && !path.startsWith(join("lib", "db", "generated")))
    .map((path) => ({ path, text: readFileSync(join(root, path), "utf8") })),
);

test("no two files export the same name for two things", () => {
  expect(sources.length).toBeGreaterThan(300);
  expect(sources.flatMap(({ path, text }) => exportedNames(path, text)).length).toBeGreaterThan(700);
  expect(twiceNamed(sources)).toEqual([]);
});

test.each([
  ["two types", "export type Mark = string;", "export type Mark = number;"],
  ["a type and a component", "export type Mark = { at: number };", "export function Mark() { return null; }"],
  ["a list and a binding", "const mark = 1; export { mark as Mark };", "export const { Mark, other: [rest] } = found;"],
  ["a class and an enum", "export abstract class Mark {}", "export const enum Mark { here }"],
])("%s of one name are found", (_, one, other) => {
  const planted = [
    { path: "one.ts", text: one },
    { path: "other.ts", text: other },
  ];
  expect(twiceNamed(planted)).toEqual(["Mark: one.ts, other.ts"]);
});

test("a name that is handed on, or that Next asks for, is no second one", () => {
  const planted = [
    { path: "one.ts", text: "export type Mark = string; export const metadata = 1; export default function Page() {}" },
    { path: "other.ts", text: `export { Mark } from "./one.ts"; export const metadata = 2; export default class {}` },
    { path: "third.ts", text: `import { type Mark } from "./one.ts"; export type { Mark };` },
  ];
  expect(twiceNamed(planted)).toEqual([]);
});
