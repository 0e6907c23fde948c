import type { ActorMention, EventMention, NamingMentions } from "../../model/framing.ts";
import { grouped } from "../../model/grouped.ts";
import type { ArticleSpan } from "../../model/span.ts";
import type { TaggedWord } from "../../text/nlp.ts";
import { actorMentions } from "./actor-mentions.ts";
import { eventMentions, placesIn } from "./event-mentions.ts";

/** A mention that was tied to an event: by what its own phrase says, or because it points back (“the assault”). */
export type TiedMention = EventMention & { readonly by: "own words" | "position" | "reader" };
/** A noun and its mentions in each column. */
export type NameRow = { readonly name: string; readonly columns: readonly (readonly TiedMention[])[] };
/** One event with the nouns that name it. `key` stays the same in every re-run, so that corrections hold on to it. */
export type EventNames = {
  readonly key: string;
  readonly concept: string;
  readonly actor: string | null;
  readonly target: string | null;
  readonly places: readonly string[];
  readonly rows: readonly NameRow[];
};
/** A form or a verb of one actor, with its places in each column. */
export type FormRow = { readonly form: string; readonly columns: readonly (readonly ArticleSpan[])[] };
export type ActorNames = {
  readonly actor: string;
  readonly forms: readonly FormRow[];
  readonly verbs: readonly FormRow[];
};
/** Two sentences whose claims are linked. */
export type LinkedSentences = {
  readonly a: { article: number; sentence: number };
  readonly b: { article: number; sentence: number };
};

/** Sentences on either side of a mention in which a place counts as named with it. */
const NEARBY = 2;

/** What an article's sentences call events and actors. `words` gives the tagged words of each sentence in order. */
export function mentionsOf(article: number, sentences: readonly (readonly TaggedWord[])[]): NamingMentions {
  return {
    events: sentences.flatMap((words, sentence) => eventMentions(words, { article, sentence })),
    actors: sentences.flatMap((words, sentence) => actorMentions(words, { article, sentence })),
    places: sentences.flatMap((words, sentence) =>
      placesIn(words).map(({ place, country }) => ({ place, country, sentence })),
    ),
  };
}

type Cluster = {
  readonly article: number;
  readonly concept: string;
  readonly actor: string | null;
  readonly target: string | null;
  readonly mentions: TiedMention[];
  /** Places in the phrases themselves, and those named near them. */
  readonly named: ReadonlySet<string>;
  readonly near: ReadonlySet<string>;
};

/** The events that at least two columns name, most names first. */
export function sharedEvents(events: readonly EventNames[]): EventNames[] {
  return events
    .filter(
      ({ rows }) =>
        new Set(rows.flatMap((row) => row.columns.flatMap((places, i) => (places.length > 0 ? [i] : [])))).size > 1,
    )
    .toSorted((a, b) => b.rows.length - a.rows.length || (a.key < b.key ? -1 : 1));
}

/**
 * The events that the columns name. Mentions are one event where kind, actor and target agree and
 * the place does too, or where linked claims hold them. Within an article a mention that points back joins the mentions with the same noun.
 */
export function eventsNamed(
  columns: readonly (readonly NamingMentions[])[],
  linked: readonly LinkedSentences[] = [],
): EventNames[] {
  const known = knownOf(columns.flat());
  const clusters = columns.flatMap((articles, column) =>
    articles.flatMap((mentions) => clustersOf(mentions, known).map((cluster) => ({ cluster, column }))),
  );
  const joined = joinClusters(
    clusters.map(({ cluster }) => cluster),
    linked,
  );
  return joined.map((members) =>
    eventOf(
      members.flatMap((i) => clusters[i] ?? []),
      columns.length,
    ),
  );
}

/** What all texts together say: whose a place is, and who does to whom what a noun names. */
type Known = {
  readonly country: ReadonlyMap<string, string>;
  readonly sides: ReadonlyMap<string, readonly (readonly [string, string])[]>;
};

function knownOf(all: readonly NamingMentions[]): Known {
  const country = new Map(all.flatMap(({ places }) => places.map((each) => [each.place, each.country] as const)));
  const sides = new Map<string, (readonly [string, string])[]>();
  for (const { head, actor, target, loose, place } of all.flatMap(({ events }) => events)) {
    if (actor === null || target === null || loose || (place !== null && country.has(place))) continue;
    const own = sides.get(head) ?? [];
    if (!own.some((pair) => pair[0] === actor && pair[1] === target)) sides.set(head, [...own, [actor, target]]);
  }
  return { country, sides };
}

function clustersOf({ events, places, actors }: NamingMentions, known: Known): Cluster[] {
  const { country } = known;
  const started = events.map((mention): TiedMention => ({ ...completeTarget(mention, country), by: "own words" }));
  // Halves first (“the Ukrainian assault”), then what only points back (“the assault”), then what other texts alone explain.
  const completed = tieBack(tieBack(started, true), false).map((mention) => tieAcross(mention, actors, known));
  const groups = grouped(
    completed.filter(({ actor, target, loose }) =>
      loose ? actor !== null && target !== null : actor !== null || target !== null,
    ),
    (m) => [m.concept, m.actor, m.target, m.place].join("|"),
  );
  return [...groups.values()].map((mentions) => {
    const [{ article, concept, actor, target, place }] = mentions as [TiedMention];
    const near = places.filter(
      (each) =>
        each.country === target &&
        mentions.some((mention) => Math.abs(mention.sentence - each.sentence) <= NEARBY && !mention.loose),
    );
    return {
      article,
      concept,
      actor,
      target,
      mentions,
      named: new Set(place ? [place] : []),
      near: new Set(near.map((each) => each.place)),
    };
  });
}

/** “Offensive in Kursk” has its target where any text here says whose Kursk is. A place that no text ties to a country is dropped: it may be a person. */
function completeTarget(mention: EventMention, country: ReadonlyMap<string, string>): EventMention {
  const of = mention.place === null ? undefined : country.get(mention.place);
  if (of === undefined || (mention.target !== null && mention.target !== of)) return { ...mention, place: null };
  return { ...mention, target: mention.target ?? (of === mention.actor ? null : of) };
}

function tieBack(mentions: readonly TiedMention[], halves: boolean): TiedMention[] {
  const firm = mentions.filter((mention) => mention.actor !== null && mention.target !== null && !mention.loose);
  return mentions.map((mention, i) => {
    if (mention.actor !== null && mention.target !== null) return mention;
    if (mention.loose || !mention.definite || halves !== (mention.actor !== null || mention.target !== null))
      return mention;
    // “This particular operation” after “a planned operation” is that one.
    const before = mentions.slice(0, i).findLast((other) => other.head === mention.head);
    if (before?.loose && mention.sentence - before.sentence <= 3) return mention;
    const fits = firm.filter(
      (other) =>
        other.concept === mention.concept &&
        (mention.actor === null || other.actor === mention.actor) &&
        (mention.target === null || other.target === mention.target),
    );
    // “The invasion” is the invasion most spoken of; another noun (“the assault”) may only stand for what was named just before.
    const same = fits.filter((other) => other.head === mention.head);
    const near = fits.filter(
      (other) => halves || (mention.sentence - other.sentence >= 0 && mention.sentence - other.sentence <= 3),
    );
    const from = mostCommon(same.length > 0 ? same : near, mention);
    if (!from) return mention;
    return { ...mention, actor: from.actor, target: from.target, place: from.place, by: "position" };
  });
}

/** “The invasion” in an article that never says whose: tied where its sentence names a side of one such event in these texts, and of one only. */
function tieAcross(mention: TiedMention, actors: readonly ActorMention[], { sides }: Known): TiedMention {
  // “The 12-day war” says that it is another one.
  const bare = mention.end - mention.start <= mention.head.length + 1;
  if (mention.loose || !bare || !mention.definite || (mention.actor !== null && mention.target !== null))
    return mention;
  const here = new Set(actors.filter((each) => each.sentence === mention.sentence).map((each) => each.actor));
  const fitting = (sides.get(mention.head) ?? []).filter(
    ([actor, target]) =>
      (mention.actor ?? actor) === actor &&
      (mention.target ?? target) === target &&
      (mention.target !== null || here.has(target) || here.has(actor)),
  );
  const [only] = fitting;
  return only && fitting.length === 1 ? { ...mention, actor: only[0], target: only[1], by: "position" } : mention;
}

function mostCommon(mentions: readonly TiedMention[], to: EventMention): TiedMention | undefined {
  const key = (m: EventMention) => `${m.actor}|${m.target}`;
  const groups = [...grouped(mentions, key).values()].toSorted((a, b) => b.length - a.length);
  return groups[0]?.toSorted((a, b) => Math.abs(a.sentence - to.sentence) - Math.abs(b.sentence - to.sentence))[0];
}

/** Which clusters are one event, as lists of their indexes. */
function joinClusters(clusters: readonly Cluster[], linked: readonly LinkedSentences[]): number[][] {
  const leader = clusters.map((_, i) => i);
  const find = (i: number): number => (leader[i] === i ? i : find(leader[i] ?? i));
  const join = (test: (a: Cluster, b: Cluster) => boolean): void => {
    for (const [i, a] of clusters.entries()) {
      for (let k = i + 1; k < clusters.length; k++) {
        const b = clusters[k];
        if (b && a.concept === b.concept && find(i) !== find(k) && test(a, b)) leader[find(k)] = find(i);
      }
    }
  };
  const same = (a: Cluster, b: Cluster): boolean =>
    a.actor !== null && a.actor === b.actor && a.target !== null && a.target === b.target;
  // A phrase of no one event (“offensive operations”) is tied by nothing but its own article.
  const firm = (cluster: Cluster) => cluster.mentions.some((mention) => !mention.loose);
  const settled = new Set<Cluster>();
  join((a, b) => {
    const share =
      same(a, b) &&
      a.article !== b.article &&
      ([...a.named].some((p) => b.named.has(p) || b.near.has(p)) || [...b.named].some((p) => a.near.has(p)));
    if (share) settled.add(a).add(b);
    return share;
  });
  join(
    (a, b) =>
      firm(a) && firm(b) && same(a, b) && a.named.size === 0 && b.named.size === 0 && settled.has(a) === settled.has(b),
  );
  // Linked claims tie what the words leave open, never what they say is another: an actor or target that differs.
  join(
    (a, b) =>
      firm(a) &&
      firm(b) &&
      (same(a, b) || compatible(a, b)) &&
      linked.some((pair) => holds(a, b, pair) || holds(b, a, pair)),
  );
  return [...grouped(clusters.keys(), (i) => find(i)).values()];
}

function compatible(a: Cluster, b: Cluster): boolean {
  const fits = (x: string | null, y: string | null) => x === null || y === null || x === y;
  return (
    a.article !== b.article &&
    fits(a.actor, b.actor) &&
    fits(a.target, b.target) &&
    (a.named.size === 0 || b.named.size === 0)
  );
}

function holds(a: Cluster, b: Cluster, pair: LinkedSentences): boolean {
  const in_ = (cluster: Cluster, at: LinkedSentences["a"]) =>
    cluster.article === at.article && cluster.mentions.some((mention) => mention.sentence === at.sentence);
  return in_(a, pair.a) && in_(b, pair.b);
}

function eventOf(members: readonly { cluster: Cluster; column: number }[], columns: number): EventNames {
  const mentions = members.flatMap(({ cluster, column }) => cluster.mentions.map((mention) => ({ mention, column })));
  const heads = grouped(mentions, ({ mention }) => mention.head);
  const rows = [...heads].map(([name, uses]) => ({
    name,
    columns: Array.from({ length: columns }, (_, i) =>
      uses.flatMap(({ mention, column }) => (column === i ? [mention] : [])),
    ),
  }));
  const first =
    members.find(({ cluster }) => cluster.actor !== null && cluster.target !== null)?.cluster ?? members[0]?.cluster;
  const places = [...new Set(members.flatMap(({ cluster }) => [...cluster.named]))].toSorted();
  const { concept = "", actor = null, target = null } = first ?? {};
  return {
    concept,
    actor,
    target,
    places,
    key: [concept, actor ?? "", target ?? "", places[0] ?? ""].join("|"),
    rows: rows.toSorted((a, b) => uses(b) - uses(a) || (a.name < b.name ? -1 : 1)),
  };
}

function uses(row: { readonly columns: readonly (readonly unknown[])[] }): number {
  return row.columns.reduce((sum, places) => sum + places.length, 0);
}

/** Actors that at least two columns name in more than one form together, most named first, with the forms and the verbs that follow them. */
export function actorsNamed(columns: readonly (readonly NamingMentions[])[], most = 6, mostRows = 8): ActorNames[] {
  const all = columns.flatMap((articles, column) =>
    articles.flatMap(({ actors }) => actors.map((mention) => ({ mention, column }))),
  );
  const groups = [...grouped(all, ({ mention }) => mention.actor)].filter(
    ([, found]) => new Set(found.map(({ column }) => column)).size > 1,
  );
  const named = groups.map(([actor, found]) => {
    const of = (key: (mention: ActorMention) => string | null): FormRow[] => {
      const known = found.flatMap(({ mention, column }) =>
        ((form) => (form === null ? [] : [{ form, mention, column }]))(key(mention)),
      );
      const rows = [...grouped(known, ({ form }) => form)].map(([form, places]) => ({
        form,
        columns: columns.map((_, i) => places.flatMap(({ mention, column }) => (column === i ? [mention] : []))),
      }));
      return rows.toSorted((a, b) => uses(b) - uses(a) || (a.form < b.form ? -1 : 1));
    };
    const [forms, verbs] = [
      of((mention) => mention.form).slice(0, mostRows),
      of((mention) => mention.verb).slice(0, 2 * mostRows),
    ];
    return { actor, of: found.length, forms, verbs };
  });
  return named
    .filter(({ forms }) => forms.length > 1)
    .toSorted((a, b) => b.of - a.of || (a.actor < b.actor ? -1 : 1))
    .slice(0, most)
    .map(({ actor, forms, verbs }) => ({ actor, forms, verbs }));
}
