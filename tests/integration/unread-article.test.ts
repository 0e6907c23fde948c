import { expect, test } from "vitest";
import { loadArticle } from "../../lib/usecases/articles/load-article.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

/** Claims are read in English only. */
const GERMAN =
  "Die Bank am Teich ist grün, und der Teich ist rund. Am Ufer sitzen seit dem Morgen viele Enten, die auf Brot warten. Niemand weiß, wann der Gärtner wiederkommt.";

test("a text whose claims wait to be read is told from one in which there are none", async () => {
  await freshDatabase();
  await importAll([textItem("bank.txt", GERMAN)]);
  const [stored] = await sql<{ id: number }>("SELECT id FROM article");
  const read = async () => {
    const { claims, claimsRead } = await loadArticle(stored?.id ?? 0);
    return { claims: claims.length, claimsRead };
  };
  expect(await read()).toEqual({ claims: 0, claimsRead: false });
  await workQueue();
  expect(await read()).toEqual({ claims: 0, claimsRead: true });
});
