"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds between two looks: longer than a look takes on a busy machine, short enough to see texts come in. */
const LOOK_EVERY = 5_000;

/** Fetches the page's content anew while it is seen. Focus, scroll and open folds stay, as they would not in a reload. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    const timer = setInterval(() => document.visibilityState === "visible" && router.refresh(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
