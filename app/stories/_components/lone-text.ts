/** What is said of an event that one text alone tells, which `articles` articles print: the text itself and its copies. */
export function loneText(articles: number): string {
  if (articles < 2) return "No other article here tells this event yet.";
  const copies = articles === 2 ? "its copy counts" : "its copies count";
  return `No other article here tells this event yet; ${copies} with this text.`;
}
