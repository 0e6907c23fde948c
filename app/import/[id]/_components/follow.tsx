"use client";
import { useRouter } from "next/navigation";
import { useEffect } from "react";

/** Milliseconds between two looks where no events come through, as behind some proxies. */
const LOOK_EVERY = 2_000;
/** Longest silence of the server that is waited for, in milliseconds: it says something every second or two while it is well. */
const SILENCE = 6_000;

/**
 * Fetches the page's content anew whenever the server says that something happened, and every two seconds where it cannot say so. Focus,
 * scroll and open folds stay. When all is done the page comes without this, and the connection ends.
 */
export function Follow({ events }: { events: string }) {
  const router = useRouter();
  useEffect(() => {
    let heard = Date.now();
    const source = new EventSource(events);
    source.onopen = () => {
      heard = Date.now();
    };
    // A word without news says only that the server is well.
    source.addEventListener("well", () => {
      heard = Date.now();
    });
    source.onmessage = () => {
      heard = Date.now();
      router.refresh();
    };
    const timer = setInterval(() => {
      const isSilent = source.readyState === EventSource.CLOSED || Date.now() - heard > SILENCE;
      if (isSilent && document.visibilityState === "visible") router.refresh();
    }, LOOK_EVERY);
    return () => {
      source.close();
      clearInterval(timer);
    };
  }, [events, router]);
  return null;
}
