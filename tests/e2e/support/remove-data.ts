import { rm } from "node:fs/promises";

/** Takes the run's data folder away. The server is stopped after this, so what it still holds open may stay until it ends. */
export default async function removeData(): Promise<void> {
  const folder = process.env.PARALLAX_TEST_DATA;
  if (folder) await rm(folder, { recursive: true, force: true }).catch(() => {});
}
