import { Parser } from "htmlparser2";
import { AppError } from "../../model/errors.ts";
import type { NamedFeed } from "../../model/feed.ts";

/**
 * The feeds that a list of feeds (OPML) names, each once, in their order, whatever folders they stand in. It is read tag by tag with a
 * forgiving parser, since programs write titles with bare ampersands into it. Throws UNREADABLE where it names none.
 */
export function readOpml(xml: string): NamedFeed[] {
  const found = new Map<string, NamedFeed>();
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (name.toLowerCase() !== "outline") return;
        const said = new Map(Object.entries(attributes).map(([key, value]) => [key.toLowerCase(), value.trim()]));
        const address = said.get("xmlurl") ?? "";
        if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return;
        const title = said.get("title") || said.get("text") || null;
        if (!found.has(address)) found.set(address, { address, title });
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(xml);
  if (found.size === 0)
    throw new AppError(
      "UNREADABLE",
      "This file names no feed. Choose a list of feeds (OPML) as other readers export it.",
    );
  return [...found.values()];
}
