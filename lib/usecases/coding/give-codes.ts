import { database, inTransaction } from "../../db/client.ts";
import { deleteCoding, findGiven, getCoding, saveGiven } from "../../db/codings.ts";
import { AppError } from "../../model/errors.ts";

/**
 * Give codes to claims under a reader's name: `codes` by the claim's number from 1, an empty one takes the code back. Claims that are not
 * named stay as they are. Returns how many claims the reader has coded now. Throws NOT_FOUND, INVALID_INPUT.
 */
export async function giveCodes({
  coding: id,
  reader,
  codes,
}: {
  coding: number;
  reader: string;
  codes: ReadonlyMap<number, string>;
}): Promise<number> {
  const coding = await getCoding(database(), id);
  const known = new Set(coding.codes.map(({ label }) => label));
  return inTransaction(async (tx) => {
    for (const [number, code] of codes) {
      const unit = coding.units[number - 1];
      if (!unit) throw new AppError("INVALID_INPUT", `There is no claim ${number} in this coding. Nothing was saved.`);
      if (code !== "" && !known.has(code))
        throw new AppError("INVALID_INPUT", `“${code}” is not a code of this codebook. Nothing was saved.`);
      await saveGiven(tx, id, { key: unit.key, reader, code: code || null });
    }
    return (await findGiven(tx, id)).filter((given) => given.reader === reader).length;
  });
}

/** Take a coding away that nobody has begun. Throws CONFLICT where a reader has given codes: they would be lost. */
export async function removeCoding(id: number): Promise<void> {
  await getCoding(database(), id);
  await inTransaction(async (tx) => {
    if ((await findGiven(tx, id)).length > 0) {
      throw new AppError(
        "CONFLICT",
        "Readers have given codes in this coding. Take them back first; nothing was removed.",
      );
    }
    await deleteCoding(tx, id);
  });
}
