import type { Teller, TellingPart } from "../../model/telling.ts";

type Source = { readonly speaker: string | null; readonly via: string | null };
type Detail = Source & { readonly quote?: string; readonly before?: Source };

/** A correction of who says a claim, and on whose word. */
export const tellSpeakerDecision: Teller = ({ detail }, [article = "an article that is gone"]) => {
  const { speaker, via, quote = "", before } = detail as Detail;
  return [
    "The speaker of ",
    { quote },
    " in ",
    article,
    " was set to ",
    ...named({ speaker, via }),
    "; before: ",
    ...named(before),
    ".",
  ];
};

function named(source: Source | undefined): TellingPart[] {
  const { speaker = null, via = null } = source ?? {};
  if (speaker === null && via === null) return ["the outlet’s own words"];
  if (speaker === null) return ["nobody named, via ", { quote: via ?? "" }];
  return via === null ? [{ quote: speaker }] : [{ quote: speaker }, ", via ", { quote: via }];
}
