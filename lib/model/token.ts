/** What a token allows: reading, or also bringing texts in, or everything that a person may do save settings and tokens. */
export const SCOPES = ["read", "import", "edit"] as const;
export type Scope = (typeof SCOPES)[number];

/** A token as it is listed: its words themselves are known to nobody but whom they were given to. */
export type AccessToken = {
  readonly id: number;
  readonly name: string;
  readonly scope: Scope;
  readonly madeAt: Date;
  /** The hour of its last use, about; null where it was never used. */
  readonly usedAt: Date | null;
};

/** Most tokens in force at once: more than programs of one installation, few enough to look through. */
export const MOST_TOKENS = 50;
/** Longest name of a token, in characters. */
export const LONGEST_TOKEN_NAME = 80;
