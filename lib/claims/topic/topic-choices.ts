import type { ClaimLink, LinkRelation, Matter } from "../../model/claim.ts";
import type { TopicChoice } from "../../model/topic-choice.ts";
import type { RankedTopic } from "./topics.ts";

/** A topic with its number, null where it is new. */
export type NumberedTopic = RankedTopic & { readonly id: number | null };

/** A topic as it is shown once people's choices are applied. */
export type ShapedTopic = {
  readonly id: number | null;
  readonly name: string;
  readonly terms: readonly string[];
  readonly matters: readonly Matter[];
  readonly rank: number;
  /** "rule": the rule gathered it; "person": it is there because a person made it. */
  readonly origin: "rule" | "person";
  readonly hidden: boolean;
  /** The topic that shows its matters. */
  readonly mergedInto: number | null;
  /** The claims the rule gathered, before any choice: what tells the same topic in the next run. */
  readonly gathered: readonly number[];
};

/** What gives a set of matters, or a reader's words, the name, terms and rank of a topic. */
export type Gathering = {
  readonly describe: (matters: readonly Matter[]) => RankedTopic;
  readonly fromWords: (words: string) => {
    readonly name: string;
    readonly terms: readonly string[];
    readonly matters: readonly Matter[];
  };
};

type Draft = { -readonly [K in keyof ShapedTopic]: ShapedTopic[K] } & { matters: Matter[]; changed: boolean };

/** What a person asked for in so many words comes before what a rule found. */
export const OWN_WORDS_RANK = 1e9;

/**
 * The topics after people's choices, in the order in which they were made. A function of the rule's topics and the choices that hold
 * alone: a choice that is undone leaves no trace, whatever was chosen after it. Choices about topics that are gone do nothing.
 */
export function applyTopicChoices(
  found: readonly NumberedTopic[],
  choices: readonly TopicChoice[],
  { describe, fromWords }: Gathering,
): ShapedTopic[] {
  const drafts = found.map(
    ({ id, name, terms, rank, matters }): Draft => ({
      id,
      name,
      terms,
      rank,
      matters: [...matters],
      origin: "rule",
      hidden: false,
      mergedInto: null,
      changed: false,
      gathered: matters.flatMap((matter) => matter.claims),
    }),
  );
  const byId = (id: number) => drafts.find((draft) => draft.id === id);
  const shown = (id: number): Draft | undefined => {
    const draft = byId(id);
    return draft && draft.mergedInto !== null ? shown(draft.mergedInto) : draft;
  };
  const add = (topic: number, made: Pick<Draft, "name" | "terms" | "matters" | "rank">, changed: boolean) =>
    drafts.push({ ...made, id: topic, origin: "person", hidden: false, mergedInto: null, gathered: [], changed });
  const rowNames: { name: string; claims: readonly number[] }[] = [];

  for (const choice of choices) {
    switch (choice.verdict) {
      case "own-words": {
        const { name, terms, matters } = fromWords(choice.words);
        add(choice.topic, { name, terms, matters: [...matters], rank: OWN_WORDS_RANK }, false);
        break;
      }
      case "merged": {
        const [into, other] = [shown(choice.topic), byId(choice.other)];
        if (!into || !other || into === other || other.mergedInto !== null) break;
        // A topic of own words repeats matters that stand in others: each stands once in what they become.
        into.matters.push(...other.matters.filter((matter) => !into.matters.some((own) => sameClaims(own, matter))));
        Object.assign(other, { matters: [], mergedInto: into.id });
        into.changed = true;
        break;
      }
      case "split": {
        const from = shown(choice.topic);
        const leaving = from?.matters.filter((matter) => mostOf(matter, choice.claims)) ?? [];
        if (from && leaving.length > 0)
          Object.assign(from, { matters: from.matters.filter((matter) => !leaving.includes(matter)), changed: true });
        add(choice.made, { name: choice.name, terms: [], matters: leaving, rank: 0 }, true);
        break;
      }
      case "renamed": {
        const topic = byId(choice.topic);
        if (topic) topic.name = choice.name;
        break;
      }
      case "hidden":
      case "shown": {
        const topic = byId(choice.topic);
        if (topic) topic.hidden = choice.verdict === "hidden";
        break;
      }
      case "row-renamed":
        rowNames.push(choice);
    }
  }
  return drafts.map(({ changed, ...draft }) => {
    const described = changed && draft.matters.length > 0 ? describe(draft.matters) : null;
    const rank = described && draft.rank !== OWN_WORDS_RANK ? described.rank : draft.rank;
    const matters = draft.matters.map((matter) => ({
      ...matter,
      name: rowNames.findLast((row) => mostOf(matter, row.claims))?.name ?? matter.name,
    }));
    return {
      ...draft,
      rank,
      terms: described?.terms ?? draft.terms,
      name: draft.name || (described?.name ?? ""),
      matters,
    };
  });
}

/** In how many of a topic's matters claims differ in each way. */
export function differencesOf(
  matters: readonly Matter[],
  links: readonly ClaimLink[],
): Partial<Record<LinkRelation, number>> {
  const matterOf = new Map(matters.flatMap((matter, i) => matter.claims.map((claim) => [claim, i] as const)));
  const found = new Map<LinkRelation, Set<number>>();
  for (const { a, b, evidence } of links) {
    const matter = matterOf.get(a);
    if (matter === undefined || matter !== matterOf.get(b)) continue;
    for (const { relation } of evidence) found.set(relation, (found.get(relation) ?? new Set()).add(matter));
  }
  return Object.fromEntries([...found].map(([relation, rows]) => [relation, rows.size]));
}

const sameClaims = (one: Matter, other: Matter) =>
  one.claims.length === other.claims.length && one.claims.every((id) => other.claims.includes(id));

/** Whether more than half of a matter's claims are among these: links may have joined a claim to it since, or taken one away. */
function mostOf(matter: Matter, claims: readonly number[]): boolean {
  return matter.claims.filter((id) => claims.includes(id)).length * 2 > matter.claims.length;
}
