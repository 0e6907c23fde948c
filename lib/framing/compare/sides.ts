import type { SpeakerShare } from "../../model/framing.ts";

/** Quoted words by side: the speakers whom a reader put there, and those whom nobody did. */
export type SideShare = {
  readonly side: string | null;
  readonly words: number;
  readonly speakers: readonly (string | null)[];
};

/** A speaker's name as it is compared: a reader's side for “Sergei Lavrov” holds in every article that resolves the name so. */
export function speakerKey(name: string): string {
  return name
    .toLowerCase()
    .replace(/^the\s+/, "")
    .replace(/\s+/g, " ")
    .trim();
}

/** Quoted words by the sides that a reader named (`sides`: speaker key to side), most first; those without a side last. */
export function shareBySide(speakers: readonly SpeakerShare[], sides: ReadonlyMap<string, string>): SideShare[] {
  const shares = new Map<string | null, { side: string | null; words: number; speakers: (string | null)[] }>();
  for (const { name, quotedWords } of speakers) {
    if (quotedWords === 0) continue;
    const side = (name === null ? null : sides.get(speakerKey(name))) ?? null;
    const own = shares.get(side) ?? { side, words: 0, speakers: [] };
    shares.set(side, { side, words: own.words + quotedWords, speakers: [...own.speakers, name] });
  }
  return [...shares.values()].toSorted(
    (a, b) => Number(a.side === null) - Number(b.side === null) || b.words - a.words,
  );
}
