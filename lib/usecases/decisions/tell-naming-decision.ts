import { eventTitle } from "../../framing/compare/compare-columns.ts";
import type { Teller } from "../../model/telling.ts";
import type { NamingDetail } from "../framing/framing-names.ts";

/** Says which words were taken from an event's names, or added to them. */
export const tellNamingDecision: Teller = ({ verdict, detail }, [one]) => {
  const { event, quote = "" } = detail as NamingDetail;
  const [concept = "", actor = "", target = "", place = ""] = event.split("|");
  const title = eventTitle({ concept, actor: actor || null, target: target || null, places: place ? [place] : [] });
  if (verdict === "also-called") return [{ quote }, ` was added to the names of one event, ${title}.`];
  return ["A use of ", { quote }, ...(one ? [" in ", one] : []), ` was said not to be of this event: ${title}.`];
};
