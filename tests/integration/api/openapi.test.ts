import { readdir, readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { OPERATIONS, openApiDocument } from "../../../app/api/v1/_openapi.ts";

const ROOT = new URL("../../../app/api/v1/", import.meta.url);

/** Each route file as "method /path", read from its exports. */
async function routes(): Promise<string[]> {
  const files = (await readdir(ROOT, { recursive: true })).filter(
    (file) => file.endsWith("route.ts") && !file.startsWith("openapi.json"),
  );
  const found = files.map(async (file) => {
    const text = await readFile(new URL(file, ROOT), "utf8");
    const path = `/${file.replace(/\/route\.ts$/, "")}`.replaceAll("[", "{").replaceAll("]", "}");
    return [...text.matchAll(/export const (GET|POST|PATCH|DELETE)\b/g)].map(
      ([, method = ""]) => `${method.toLowerCase()} ${path}`,
    );
  });
  return (await Promise.all(found)).flat().sort();
}

test("the document names every route and no other", async () => {
  const described = Object.entries(OPERATIONS).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(described.sort()).toEqual(await routes());
  expect(described.length).toBeGreaterThan(25);
});

test("every parameter in a path is described, and every operation says how it fails", () => {
  const { paths } = openApiDocument() as {
    paths: Record<string, Record<string, { parameters?: { name: string; in: string }[]; responses: object }>>;
  };
  for (const [path, methods] of Object.entries(paths)) {
    const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const operation of Object.values(methods)) {
      const described = (operation.parameters ?? [])
        .filter((parameter) => parameter.in === "path")
        .map((parameter) => parameter.name);
      expect(described, path).toEqual(named);
      expect(operation.responses, path).toHaveProperty("default");
    }
  }
});

test("the document is plain JSON without references to nowhere", () => {
  const text = JSON.stringify(openApiDocument());
  expect(text).not.toContain("$ref");
  expect(JSON.parse(text)).toMatchObject({ openapi: "3.1.0" });
});
