import type { Database } from "../../db/client.ts";
import { findSameStoryDecisions, findStoryDecisions, isAnyStoryDecided } from "../../db/decisions.ts";
import { findGroupsOfTexts, findStoriesOfGroups, findTextsOfGroups } from "../../db/stories.ts";
import type { StoredDecision } from "../../model/decision/stored.ts";
import { bondsOf, type StoryBonds, type StoryChoice } from "../../stories/story-choices.ts";

/** A choice with the number of the decision that holds it. */
export type NumberedChoice = StoryChoice & { readonly id: number };

/** Decisions about stories that hold, what they and marks of two articles as one story bind, and the texts of the groups that they are about. */
export type Said = {
  readonly decisions: readonly StoredDecision<"story">[];
  /** In the order in which they were made. */
  readonly choices: readonly NumberedChoice[];
  /** The groups in which each text stands, as a lead copy or another. */
  readonly groupsOf: ReadonlyMap<string, readonly number[]>;
};

/** What people decided about the texts of these groups. All copies count, because a decision binds to a text and another copy may lead later. */
export async function findSaid(tx: Database, groupIds: readonly number[]): Promise<Said> {
  // Nobody has said anything in most collections, and every newcomer asks.
  return (await isAnyStoryDecided(tx))
    ? findSaidWhereAny(tx, groupIds)
    : { decisions: [], choices: [], groupsOf: new Map() };
}

/** The same where it is known that somebody has said something. */
export async function findSaidWhereAny(tx: Database, groupIds: readonly number[]): Promise<Said> {
  const groupsOf = new Map<string, number[]>();
  for (const { groupId, text } of await findTextsOfGroups(tx, groupIds))
    groupsOf.set(text, [...(groupsOf.get(text) ?? []), groupId]);
  const texts = [...groupsOf.keys()];
  const decisions = await findStoryDecisions(tx, texts);
  return { decisions, choices: choicesOf(decisions, await findSameStoryDecisions(tx, texts)), groupsOf };
}

/** Two articles marked as the same story join the stories of both, as if the stories had been joined then. */
function choicesOf(
  decisions: readonly StoredDecision<"story">[],
  pairs: readonly StoredDecision<"pair">[],
): NumberedChoice[] {
  const chosen = decisions.map(({ id, verdict, detail: { going = [], to = [], from = [] } }) => ({
    ...{ id, verdict, going, to, from },
  }));
  const joined = pairs.map(({ id, detail: { going = [], to = [] } }) => ({
    ...{ id, verdict: "joined", going, to, from: [] },
  }));
  return [...chosen, ...joined].toSorted((a, b) => a.id - b.id);
}

/** Stories of groups that decisions put together with these, outside the stories named. */
export async function storiesBoundTo(
  tx: Database,
  { choices, groupsOf }: Said,
  known: readonly number[],
): Promise<number[]> {
  const named = choices.flatMap(({ going, to }) => [...going, ...to]);
  const outside = [...new Set(named)].filter((text) => !groupsOf.has(text));
  if (outside.length === 0) return [];
  const groups = await findGroupsOfTexts(tx, outside);
  const stories = await findStoriesOfGroups(
    tx,
    groups.map(({ groupId }) => groupId),
  );
  return [...new Set(stories.values())].filter((id) => !known.includes(id));
}

/** What the decisions ask of a grouping, by the keys of its groups. */
export function bondsFor({ choices, groupsOf }: Said, keyOf: ReadonlyMap<number, string>): StoryBonds {
  return bondsOf(choices, (text) => (groupsOf.get(text) ?? []).flatMap((groupId) => keyOf.get(groupId) ?? []));
}

/**
 * The names that people gave to stories that these groups stand in, the latest first, by story: a story goes by such a name while it holds
 * most of the texts that it was given for.
 */
export function namesGiven(
  { decisions, groupsOf }: Said,
  storyOf: ReadonlyMap<number, number>,
): ReadonlyMap<number, readonly string[]> {
  const given = new Map<number, string[]>();
  for (const { verdict, detail } of decisions.toReversed()) {
    const { going = [], name } = detail;
    if (verdict !== "renamed" || !name) continue;
    const held = new Map<number, number>();
    for (const story of going.flatMap((text) => groupsOf.get(text) ?? []).flatMap((group) => storyOf.get(group) ?? []))
      held.set(story, (held.get(story) ?? 0) + 1);
    const [most] = [...held].sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    if (most) given.set(most[0], [...(given.get(most[0]) ?? []), name]);
  }
  return given;
}
