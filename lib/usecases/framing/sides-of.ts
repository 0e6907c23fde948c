import { database } from "../../db/client.ts";
import { findDecisions } from "../../db/decisions.ts";
import { speakerKey } from "../../framing/compare/sides.ts";

/** On which sides readers put these speakers, by speaker key; speakers without a side or a name are left out. */
export async function sidesOf(
  speakers: readonly { readonly name: string | null }[],
): Promise<ReadonlyMap<string, string>> {
  const keys = speakers.flatMap(({ name }) => (name === null ? [] : [speakerKey(name)]));
  const decisions = await findDecisions(database(), "side", keys);
  return new Map(decisions.map(({ subject, verdict }) => [subject, verdict]));
}
