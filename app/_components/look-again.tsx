"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds between two looks: longer than a look takes on a busy machine, short enough to see texts come in. */
const LOOK_EVERY = 5_000;
/** Looks that a page takes by itself: ten minutes, after which a worker that stands still is not asked any more. */
const MOST_LOOKS = 120;

/** Fetches the page's content anew while it is seen. Focus, scroll and open folds stay, as they would not in a reload. */
export function LookAgain() {
  const router = useRouter();
  useEffect(() => {
    let looks = 0;
    const timer = setInterval(() => {
      if (document.visibilityState !== "visible") return;
      looks += 1;
      if (looks === MOST_LOOKS) clearInterval(timer);
      router.refresh();
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [router]);
  return null;
}
