/** A feed that is watched, as it is listed. */
export type WatchedFeed = {
  readonly id: number;
  readonly address: string;
  /** What it calls itself; null until it was read. */
  readonly title: string | null;
  readonly lookedAt: Date | null;
  readonly nextLookAt: Date;
  /** Looks in a row that failed, and the sentence of the last one. */
  readonly failures: number;
  readonly error: string | null;
  /** Looks in a row that brought nothing new. */
  readonly quietLooks: number;
  /** The import of what came in last. */
  readonly latestImportId: number | null;
  /** Entries that have come in. */
  readonly entries: number;
};

/** A feed as a list of feeds names it. */
export type NamedFeed = { readonly address: string; readonly title: string | null };
