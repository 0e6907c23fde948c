import { cookies } from "next/headers";
import { cache } from "react";
import { hideOutlets } from "../../lib/usecases/blind/hide-outlets.ts";

/** Whether this reader sees outlets as letters. The server puts what the address says into the cookie before a page is made. */
export const isBlind = cache(async (): Promise<boolean> => (await cookies()).get("blind")?.value === "1");

/** What a use case gives, as this reader may see it: every page that shows outlets loads through this. */
export async function asReader<T>(loading: Promise<T>): Promise<T> {
  const view = await loading;
  return (await isBlind()) ? hideOutlets(view) : view;
}
