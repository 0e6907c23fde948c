import { beforeAll, describe, expect, test } from "vitest";
import { excerptSilence } from "../../lib/usecases/columns/outlet-columns.ts";
import { tabulate } from "../../lib/usecases/export/tabulate.ts";
import { loadFraming } from "../../lib/usecases/framing/load-framing.ts";
import { loadStory, type StoryPage } from "../../lib/usecases/stories/load-story.ts";
import { DAM_EVENT } from "../e2e/support/dam-event.ts";
import { freshDatabase, sql } from "./support/database.ts";
import { importAll, textItem, workQueue } from "./support/seeds.ts";

const said = (value: string) => ({ value, origin: "file" as const });
const ONLY = "not known: only an excerpt of this article is here";

/** One outlet shows its first three paragraphs, the rest is for subscribers; one quotes the mayor. */
function textOf(outlet: string, text: string): string {
  if (outlet === "Senning Herald")
    return [...text.split("\n\n").slice(0, 3), "Subscribe to continue reading"].join("\n\n");
  if (outlet === "Radio Carrow") return `${text}\n\n“Nobody asked the people who live below the wall,” Varn said.`;
  return text;
}

let page: StoryPage;
let ids: number[] = [];
beforeAll(async () => {
  await freshDatabase();
  await importAll(
    DAM_EVENT.map(({ id, outlet, title, publishedAt, text }) => ({
      ...textItem(id, textOf(outlet, text)),
      metadata: { outlet: said(outlet), headline: said(title), publishedAt: said(publishedAt) },
    })),
  );
  await workQueue();
  const [row] = await sql<{ id: number }>(
    "SELECT story_id AS id FROM story_text GROUP BY 1 ORDER BY count(*) DESC LIMIT 1",
  );
  page = await loadStory(row?.id ?? -1);
  ids = page.articles.map(({ id }) => id);
}, 180_000);

describe("an outlet of which only an excerpt is here", () => {
  test("is not known to be silent; the others are", () => {
    const told = Object.fromEntries(page.outlets.map((column) => [column.name, excerptSilence(column)]));
    expect(told).toEqual({
      "Senning Herald": ONLY,
      "Fallow Beacon": null,
      "Radio Carrow": null,
      "Upland Post": null,
    });
  });

  test("leaves out no topic and no speaker in framing, on the page and in the table", async () => {
    const framing = await loadFraming({ ids, topic: null, opened: null });
    const herald = framing.columns.findIndex(({ column }) => column.name === "Senning Herald");
    const own = framing.space.silences.filter(({ columns }) => columns.includes(herald));
    expect(own.length).toBeGreaterThan(0);
    for (const { columns, sentence } of own) expect([columns, sentence]).toEqual([[herald], ONLY]);
    const others = framing.space.silences.filter(({ columns }) => !columns.includes(herald));
    expect(others.length).toBeGreaterThan(0);
    for (const { sentence } of others) expect(sentence).toMatch(/^no matching sentence found/);
    const rows = (await tabulate("framing-silences", { ids })) as { outlet: string; found: string }[];
    expect(rows.filter(({ outlet }) => outlet === "Senning Herald").map(({ found }) => found)).toEqual(
      own.map(() => ONLY),
    );
  });

  test("one of several articles cut off is told with how many there are", () => {
    const [whole] = page.outlets.filter(({ name }) => name === "Upland Post").flatMap(({ leads }) => leads);
    const [cut] = page.outlets.filter(({ name }) => name === "Senning Herald").flatMap(({ leads }) => leads);
    if (!whole || !cut) throw new Error("one of the two outlets is missing");
    expect(excerptSilence({ leads: [whole, cut] })).toBe("not known: of 1 of its 2 articles only an excerpt is here");
    expect(excerptSilence({ leads: [cut, cut] })).toBe("not known: only excerpts of these articles are here");
    expect(excerptSilence({ leads: [] })).toBeNull();
  });
});
