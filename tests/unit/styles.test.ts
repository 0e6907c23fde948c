import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import { describe, expect, test } from "vitest";

const root = resolve(import.meta.dirname, "..", "..");
const app = join(root, "app");
/** Lines that all pages may load together; what belongs to a component stands beside it. */
const MOST_GLOBAL_LINES = 600;
/** Sizes of type a page may be set in. */
const MOST_SIZES = 8;
/** Sizes that follow the words they stand in: the letter in a heading, the number of a copy beside its letter. */
const RELATIVE = ["0.6em", "0.72em"];

const paths = readdirSync(app, { recursive: true, encoding: "utf8" }).map((path) => join(app, path));
const sheets = paths.filter((path) => path.endsWith(".css"));
const modules = sheets.filter((path) => path.endsWith(".module.css"));
const globals = sheets.filter((path) => !path.endsWith(".module.css"));
const components = paths.filter((path) => path.endsWith(".tsx"));
const short = (path: string) => relative(root, path);

/** A sheet without its comments. */
const cssOf = (path: string) => readFileSync(path, "utf8").replace(/\/\*[\s\S]*?\*\//g, "");

/** The selectors of a sheet: what stands before each brace, save conditions such as @media. */
const selectorsOf = (css: string) =>
  [...css.matchAll(/([^{};]+)\{/g)].map(([, before = ""]) => before.trim()).filter((before) => !before.startsWith("@"));

const classesIn = (selector: string) => [...selector.matchAll(/\.(-?[a-zA-Z_][\w-]*)/g)].map(([, name = ""]) => name);

/** Classes that are a module's own, and the global ones that it names. */
function classesOf(path: string): { own: Set<string>; global: Set<string> } {
  const [own, global] = [new Set<string>(), new Set<string>()];
  for (const selector of selectorsOf(cssOf(path))) {
    const outside = path.endsWith(".module.css") ? /:global\(([^)]*)\)/g : /([\s\S]+)/g;
    for (const [, inner = ""] of selector.matchAll(outside)) for (const name of classesIn(inner)) global.add(name);
    if (path.endsWith(".module.css"))
      for (const name of classesIn(selector.replace(/:global\([^)]*\)/g, ""))) own.add(name);
  }
  return { own, global };
}

type Uses = {
  /** Classes that a component takes from a module, by the module's path. */
  readonly taken: Map<string, Set<string>>;
  /** Classes that it writes as words where a class is asked for. */
  readonly written: Set<string>;
  /** Every word of every text in it: a class may be chosen elsewhere in the file. */
  readonly words: Set<string>;
  /** Classes asked for by a computed name, which nobody can check. */
  readonly computed: string[];
};

/** The modules that a component imports, by the name it gives them. */
function modulesOf(path: string, source: ts.SourceFile): Map<string, string> {
  const names = new Map<string, string>();
  for (const node of source.statements) {
    if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) continue;
    const [name, from] = [node.importClause?.name?.text, node.moduleSpecifier.text];
    if (name && from.endsWith(".module.css")) names.set(name, join(dirname(path), from));
  }
  return names;
}

function usesOf(path: string): Uses {
  const source = ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const names = modulesOf(path, source);
  const taken = new Map([...names.values()].map((module) => [module, new Set<string>()]));
  const uses: Uses = { taken, written: new Set(), words: new Set(), computed: [] };
  const moduleOf = (node: ts.Expression) => (ts.isIdentifier(node) ? (names.get(node.text) ?? "") : "");
  const readWords = (text: string, inClass: boolean) => {
    for (const word of text.split(/\s+/).filter(Boolean)) {
      uses.words.add(word);
      // "copy-" is the beginning of a name that a number ends.
      if (inClass && !word.endsWith("-")) uses.written.add(word);
    }
  };
  const read = (node: ts.Node, inClass: boolean): void => {
    if (ts.isImportDeclaration(node)) return;
    if (ts.isPropertyAccessExpression(node)) taken.get(moduleOf(node.expression))?.add(node.name.text);
    if (ts.isElementAccessExpression(node) && moduleOf(node.expression)) uses.computed.push(node.getText());
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
      readWords(node.text, inClass);
    const compared = ts.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText());
    const asksForClass = ts.isJsxAttribute(node) && node.name.getText() === "className";
    ts.forEachChild(node, (child) => read(child, (inClass || asksForClass) && !compared));
  };
  read(source, false);
  return uses;
}

const uses = new Map(components.map((path) => [path, usesOf(path)]));
const known = new Set(globals.flatMap((path) => [...classesOf(path).global]));

describe("styles belong to components", () => {
  test("the sheets that every page loads stay small", () => {
    const lines = globals.map((path) => readFileSync(path, "utf8").trimEnd().split("\n").length);
    expect(lines.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(MOST_GLOBAL_LINES);
  });

  test("a component names no class that its module lacks", () => {
    const lacking = [...uses].flatMap(([component, { taken }]) =>
      [...taken].flatMap(([module, names]) => {
        const { own } = classesOf(module);
        return [...names].filter((name) => !own.has(name)).map((name) => `${short(component)}: ${name}`);
      }),
    );
    expect(lacking).toEqual([]);
  });

  test("every class of a module is used by a component that imports it", () => {
    const dead = modules.flatMap((module) => {
      const used = new Set([...uses.values()].flatMap(({ taken }) => [...(taken.get(module) ?? [])]));
      return [...classesOf(module).own].filter((name) => !used.has(name)).map((name) => `${short(module)}: ${name}`);
    });
    expect(dead).toEqual([]);
  });

  test("a class of a module is named where it can be read, never computed", () => {
    expect([...uses].flatMap(([path, { computed }]) => computed.map((text) => `${short(path)}: ${text}`))).toEqual([]);
  });

  test("a class written as a word is a global one", () => {
    const strange = [...uses].flatMap(([path, { written }]) =>
      [...written].filter((name) => !known.has(name)).map((name) => `${short(path)}: ${name}`),
    );
    expect(strange).toEqual([]);
  });

  test("modules name only global classes that there are", () => {
    const strange = modules.flatMap((path) =>
      [...classesOf(path).global].filter((name) => !known.has(name)).map((name) => `${short(path)}: ${name}`),
    );
    expect(strange).toEqual([]);
  });

  test("every global class is used", () => {
    const words = new Set([...uses.values()].flatMap((each) => [...each.words]));
    const used = (name: string) => words.has(name) || words.has(name.replace(/\d+$/, ""));
    expect([...known].filter((name) => !used(name))).toEqual([]);
  });
});

describe("type has one scale", () => {
  const tokens = cssOf(join(app, "_styles", "tokens.css"));
  const sizes = new Set([...tokens.matchAll(/(--t-[\w]+):/g)].map(([, name]) => name));

  test(`there are at most ${MOST_SIZES} sizes`, () => {
    expect(sizes.size).toBeGreaterThan(0);
    expect(sizes.size).toBeLessThanOrEqual(MOST_SIZES);
  });

  test("no sheet sets a size of its own", () => {
    const loose = sheets.flatMap((path) =>
      [...cssOf(path).matchAll(/[{;\s](font|font-size):\s*([^;}]+)/g)]
        .map(([, , value = ""]) => value.trim())
        .filter((value) => {
          const token = /var\((--t-[\w]+)\)/.exec(value)?.[1];
          return value !== "inherit" && !RELATIVE.includes(value) && !(token && sizes.has(token));
        })
        .map((value) => `${short(path)}: ${value}`),
    );
    expect(loose).toEqual([]);
  });

  test("only the tokens define a size", () => {
    const others = sheets.filter((path) => !path.endsWith("tokens.css") && /--t-[\w]+\s*:/.test(cssOf(path)));
    expect(others.map(short)).toEqual([]);
  });
});
