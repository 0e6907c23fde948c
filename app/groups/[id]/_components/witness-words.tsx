import { isSame, type MergedPassage, type MergedText } from "../../../../lib/collation/merge.ts";
import type { Role } from "../../../../lib/model/article.ts";
import type { StoredArticle } from "../../../../lib/model/stored.ts";
import type { Copy } from "../../../../lib/usecases/duplicates/load-group.ts";
import { dateText, originText } from "../../../_components/words.ts";
import styles from "./witness-words.module.css";

/** One passage of a role, as the note beside it says: "2 words · site line". */
export const ONE_PASSAGE: Record<Role, string> = {
  headline: "headline",
  deck: "subheading",
  byline: "byline",
  caption: "caption",
  body: "paragraph",
  teaser: "teaser",
  comment: "reader comment",
  correction: "correction",
  appeal: "appeal",
  furniture: "site line",
};

/** A siglum within a sentence: B with a small 1. */
export function Name({ siglum }: { siglum: string }) {
  const [, letter = siglum, number = ""] = /^(\D+)(\d+)$/.exec(siglum) ?? [];
  return (
    <span className={styles.name}>
      {letter}
      {number && <sub>{number}</sub>}
    </span>
  );
}

/** "A, B2, C". */
export function WitnessNames({ sigla }: { sigla: readonly string[] }) {
  return sigla.map((siglum, index) => (
    <span key={siglum}>
      {index > 0 && ", "}
      <Name siglum={siglum} />
    </span>
  ));
}

/** How a row stands to the first copy: the same in all, only there or elsewhere too (1), not there (2), or in other words. */
export type Tone = "same" | "only1" | "only2" | "varies";

export function toneOf(row: MergedPassage, merged: MergedText): Tone {
  if (isSame(row, merged)) return "same";
  if (row.holders.length === merged.sigla.length) return "varies";
  return row.holders.some(({ siglum }) => siglum === merged.sigla[0]) ? "only1" : "only2";
}

/** "only B2", "not in B2", "both copies": which copies hold a passage. */
export function Where({ sigla, all }: { sigla: readonly string[]; all: readonly string[] }) {
  if (sigla.length === all.length) return all.length === 2 ? "both copies" : `all ${all.length} copies`;
  const missing = all.filter((siglum) => !sigla.includes(siglum));
  const named = missing.length < sigla.length ? missing : sigla;
  return (
    <>
      {named === missing ? "not in " : "only "}
      <WitnessNames sigla={named} />
    </>
  );
}

/** Strike-through belongs to versions from one outlet; between outlets neither text corrects the other. */
export function betweenOf(a: StoredArticle, b: StoredArticle): "versions" | "outlets" {
  return a.outletId !== null && a.outletId === b.outletId ? "versions" : "outlets";
}

export function copyNamed(copies: readonly Copy[], siglum: string): Copy | undefined {
  return copies.find((copy) => copy.siglum === siglum);
}

/** When the copy's page was made or its article published, with where that comes from; null if unknown. */
export function dateOf(article: StoredArticle): { text: string; origin: string } | null {
  const field = article.capturedAt ? "capturedAt" : "publishedAt";
  const value = article[field];
  if (!value) return null;
  const origin = article.origins[field];
  return {
    text: `${field === "capturedAt" ? "page of about" : "published"} ${dateText(value)}`,
    origin: origin ? originText(origin) : "",
  };
}

/** The first words of a passage, for lists that lead to it. */
export function firstWords(text: string, count = 6): string {
  const words = text.split(/\s+/, count + 1);
  return words.length > count ? `${words.slice(0, count).join(" ")} …` : text;
}

/** Width of a copy's track beside the text and of the gap to the next, in pixels: many copies get narrow ones, so that the text keeps its measure. */
export function trackSize(copies: number): { track: number; gap: number } {
  if (copies <= 3) return { track: 8, gap: 4 };
  return copies <= 6 ? { track: 6, gap: 3 } : { track: 4, gap: 2 };
}
