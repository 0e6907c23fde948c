import type { Database } from "./client.ts";
import type { Prisma } from "./generated/client.ts";

/** A small fact about the installation, or null. */
export async function getSetting(db: Database, key: string): Promise<unknown> {
  return (await db.setting.findUnique({ where: { key } }))?.value ?? null;
}

/** Store a small fact about the installation. */
export async function saveSetting(db: Database, key: string, value: Prisma.InputJsonValue): Promise<void> {
  await db.setting.upsert({ where: { key }, create: { key, value }, update: { value } });
}

/** Facts whose key begins so. */
export async function findSettings(db: Database, prefix: string): Promise<{ key: string; value: unknown }[]> {
  return db.setting.findMany({ where: { key: { startsWith: prefix } }, orderBy: { key: "asc" } });
}

/** Forget a fact; it need not be there. */
export async function deleteSetting(db: Database, key: string): Promise<void> {
  await db.setting.deleteMany({ where: { key } });
}
