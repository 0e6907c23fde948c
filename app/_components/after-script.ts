"use client";
import { useEffect, useState } from "react";

/** Whether the page's script runs yet: what only works with script keeps its room and stays hidden until then. */
export function useScript(): boolean {
  const [runs, setRuns] = useState(false);
  useEffect(() => setRuns(true), []);
  return runs;
}
