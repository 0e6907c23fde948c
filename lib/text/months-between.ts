/** Whole months from one ISO date of any precision ("2024", "2024-08", "2024-08-05") to another; negative where the second is earlier. A missing month counts as January. */
export function monthsBetween(from: string, to: string): number {
  const [fromYear = 0, fromMonth = 1] = from.split("-").map(Number);
  const [toYear = 0, toMonth = 1] = to.split("-").map(Number);
  return (toYear - fromYear) * 12 + (toMonth - fromMonth);
}
