import { notFound } from "next/navigation";
import { AppError } from "../../lib/model/errors.ts";

/** What a use case gives, or the not-found page where it says NOT_FOUND or the address holds no number. */
export async function orNotFound<T>(loading: Promise<T>): Promise<T> {
  try {
    return await loading;
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
}

/** A whole number from an address, or the not-found page: "/articles/abc" names no article. */
export function idFrom(text: string): number {
  const id = Number(text);
  if (!/^\d{1,9}$/.test(text) || id < 1) notFound();
  return id;
}
