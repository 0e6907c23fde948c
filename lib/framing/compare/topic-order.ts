/** How much of a column one topic has, and in what order topics come; within a story its points stand for topics. */
export type TopicSpace = {
  /** The number of the topic or of the point. */
  readonly topic: number;
  readonly name: string;
  readonly columns: readonly {
    readonly sentences: number;
    readonly of: number;
    /** Sentences of the column, counted through its articles, that hold the topic. Empty where only the count is stored. */
    readonly at: readonly number[];
    /** 1 for the topic that a reader of the column meets first; null where it is not met or not known. */
    readonly rank: number | null;
  }[];
};

/** How many sentences of a column hold a topic, of how many, and where. */
export type SpaceCell = { readonly sentences: number; readonly of: number; readonly at: readonly number[] };

/** Topics in the order in which the columns together meet them, each with its share and its rank in every column. */
export function topicOrder(
  rows: readonly { readonly topic: number; readonly name: string; readonly cells: readonly SpaceCell[] }[],
): TopicSpace[] {
  const met = rows.filter(({ cells }) => cells.some(({ sentences }) => sentences > 0));
  const columns = met[0]?.cells.length ?? 0;
  const ranks = Array.from({ length: columns }, (_, column) => {
    const firsts = met.flatMap(({ topic, cells }) => {
      const first = cells[column]?.at[0];
      return first === undefined ? [] : [{ topic, first }];
    });
    return new Map(
      firsts.toSorted((a, b) => a.first - b.first || a.topic - b.topic).map(({ topic }, i) => [topic, i + 1]),
    );
  });
  return met.map(({ topic, name, cells }) => ({
    topic,
    name,
    columns: cells.map((cell, column) => ({ ...cell, rank: ranks[column]?.get(topic) ?? null })),
  }));
}
