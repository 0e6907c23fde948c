import { madeName, pick } from "./events.ts";
import { Chance } from "./generate.ts";

/**
 * Events of a few themes, each told by two to nine outlets in words of their own: they share its names, figures and what was said, and each
 * leaves out some of it and adds what no other has. Events of one theme share its words too, as the strikes of one year do, so that most of
 * what an article looks up leads to other events. The same number of articles gives the same collection on every machine.
 */

/** An outlet's article on an event. */
export type ToldArticle = {
  readonly number: number;
  readonly event: number;
  readonly outlet: string;
  readonly publishedAt: string;
  readonly headline: string;
  readonly text: string;
};

/** Fewest and most outlets that tell one event. */
const [FEWEST, MOST] = [2, 9];
const SIZES = MOST - FEWEST + 1;
/** Sentences of background, which all events of a theme may have, and sentences that one article alone has. */
const [BACKGROUND, OWN] = [3, 4];
/** Of ten facts an article tells so many; the first two always. */
const TOLD_IN_10 = 7;
const DAYS = 365;
/** Words that an outlet puts in, of ten places in so many: whole phrases in common are for copies. */
const PUT_IN_10 = 7;
const ADJECTIVES =
  "large local busy small public main former narrow northern eastern shared latest nearby modern lengthy costly sudden regional private steep quiet famous weathered broad".split(
    " ",
  );
const OUTLETS = "Ledger Post Wire Lamp Dispatch Sheet News Courier Observer Tribune Mail Echo Gazette Standard".split(
  " ",
);

/** What there is to tell of an event. */
type Event = {
  readonly theme: Theme;
  readonly day: number;
  readonly place: string;
  readonly body: string;
  readonly people: readonly [string, string];
  readonly things: readonly [string, string];
  readonly figures: readonly [number, number, number, number];
};
type Fact = (event: Event) => readonly string[];
type Theme = {
  readonly does: readonly string[];
  readonly what: readonly string[];
  readonly who: readonly string[];
  readonly known: readonly string[];
};

const THEMES: readonly Theme[] = [
  {
    does: ["walked out", "went on strike", "stopped work"],
    what: ["factory", "plant", "works"],
    who: ["workers", "employees", "staff"],
    known: [
      "wages have fallen behind prices",
      "unions have called for a national agreement",
      "employers say orders are weak",
    ],
  },
  {
    does: ["fled their homes", "were brought to safety", "had to leave"],
    what: ["river", "dam", "embankment"],
    who: ["residents", "people", "villagers"],
    known: [
      "heavy rain has soaked the ground for weeks",
      "insurers expect higher claims",
      "engineers had asked for stronger walls",
    ],
  },
  {
    does: ["went on trial", "appeared in court", "faced the judges"],
    what: ["fund", "scheme", "account"],
    who: ["defendants", "former managers", "accused"],
    known: [
      "prosecutors have opened several inquiries into fraud",
      "the law on corruption was tightened",
      "appeals take years",
    ],
  },
  {
    does: ["voted", "cast their ballots", "went to the polls"],
    what: ["referendum", "ballot", "vote"],
    who: ["voters", "citizens", "people"],
    known: [
      "turnout has been low in local votes",
      "parties are divided over the budget",
      "observers watched the count",
    ],
  },
  {
    does: ["fell ill", "were taken to hospital", "needed treatment"],
    what: ["outbreak", "infection", "illness"],
    who: ["patients", "pupils", "guests"],
    known: [
      "health officials have warned of the summer months",
      "laboratories are short of staff",
      "hospitals have few free beds",
    ],
  },
  {
    does: ["were stranded", "waited for hours", "were held up"],
    what: ["line", "bridge", "tunnel"],
    who: ["passengers", "travellers", "commuters"],
    known: [
      "repairs to the network have been put off",
      "the operator has been fined before",
      "winter is the hardest season for railways",
    ],
  },
];

/** Each fact in several wordings; what is between quotation marks is said alike by all, as a quotation is. */
const FACTS: readonly Fact[] = [
  ({ figures: [n], theme, place, body, things: [thing] }) => [
    `${n} ${theme.who[0]} of ${body} ${theme.does[0]} at the ${thing} ${theme.what[0]} in ${place}`,
    `At the ${theme.what[1]} of ${thing} in ${place}, ${n} ${theme.who[1]} ${theme.does[1]}, ${body} confirmed`,
    `In ${place} ${n} ${theme.who[2]} of ${body} ${theme.does[2]} because of the ${thing} ${theme.what[2]}`,
  ],
  ({ people: [person], body, things: [thing] }) => [
    `"Nobody told us what would become of the ${thing}," said ${person}, who speaks for ${body}`,
    `${person} of ${body} said: "Nobody told us what would become of the ${thing}"`,
    `Asked about it, ${person} answered that nobody had told ${body} what would become of the ${thing}`,
  ],
  ({ figures: [, cost], things: [, other], place }) => [
    `Repairs to the ${other} in ${place} will cost $${cost} million`,
    `The ${other} of ${place} has to be rebuilt for ${cost} million dollars, the council estimated`,
    `Estimates put the bill for the ${place} ${other} at about $${cost} million`,
  ],
  ({ figures: [, , hours], people: [, person], place }) => [
    `${person}, the mayor of ${place}, learned of it only ${hours} hours later`,
    `It took ${hours} hours until ${person} was told, though the mayor lives in ${place}`,
    `Mayor ${person} said the town hall of ${place} heard nothing for ${hours} hours`,
  ],
  ({ figures: [, , , share], body, theme }) => [
    `${body} had cut the money for the ${theme.what[0]} by ${share} percent last year`,
    `A year ago spending on the ${theme.what[1]} was reduced by ${share} percent, figures of ${body} show`,
    `${body} spent ${share} per cent less on its ${theme.what[2]} than the year before`,
  ],
  ({ people: [person], things: [thing], body }) => [
    `${person} rejected a report that ${body} had known of the fault in the ${thing}`,
    `That ${body} knew about the broken ${thing} is not true, ${person} said`,
    `${person} denied that the fault of the ${thing} had been known to ${body}`,
  ],
  ({ people: [, person], things: [, other] }) => [
    `${person} announced an inquiry into the ${other} by the end of the month`,
    `An investigation of the ${other} will begin this month, ${person} promised`,
    `The ${other} will be examined before the month is over, according to ${person}`,
  ],
  ({ place, theme, things: [thing], day }) => [
    `Schools in ${place} stayed closed on ${dateOf(day + 1)} as the ${thing} was searched`,
    `Until the ${thing} had been searched, no child in ${place} went to school on ${dateOf(day + 1)}`,
    `${dateOf(day + 1)} was a day without lessons in ${place}, where ${theme.who[2]} helped to search the ${thing}`,
  ],
];

/** The first articles of a collection of events, in an order in which those of one event stand far apart. */
export function toldArticles(count: number): ToldArticle[] {
  const perRound = ((FEWEST + MOST) / 2) * SIZES;
  const events = Math.ceil(count / perRound) * SIZES;
  const all = Array.from({ length: events }, (_, event) =>
    Array.from({ length: FEWEST + (event % SIZES) }, (_one, teller) => ({ event, teller })),
  ).flat();
  const chance = new Chance(count + 17);
  for (let i = all.length - 1; i > 0; i--) {
    const j = chance.below(i + 1);
    [all[i], all[j]] = [all[j] as (typeof all)[number], all[i] as (typeof all)[number]];
  }
  return all.slice(0, count).map(({ event, teller }, number) => ({ number, event, ...told(event, teller) }));
}

function eventOf(number: number): Event {
  const chance = new Chance(number * 104_729 + 11);
  const person = () => `${madeName(chance)} ${madeName(chance)}`;
  return {
    theme: THEMES[number % THEMES.length] as Theme,
    day: chance.below(DAYS),
    place: madeName(chance),
    body: `${madeName(chance)} ${pick(chance, ["Group", "Council", "Union", "Trust"])}`,
    people: [person(), person()],
    things: [madeName(chance).toLowerCase(), madeName(chance).toLowerCase()],
    figures: [20 + chance.below(900), 2 + chance.below(90), 2 + chance.below(40), 3 + chance.below(60)],
  };
}

function told(number: number, teller: number): Omit<ToldArticle, "number" | "event"> {
  const event = eventOf(number);
  const { theme, place, body, things, day } = event;
  const chance = new Chance(number * 7919 + teller * 131 + 5);
  const facts = FACTS.filter((_, i) => i < 2 || chance.below(10) < TOLD_IN_10).map((fact) => pick(chance, fact(event)));
  const known = Array.from({ length: BACKGROUND }, () => pick(chance, theme.known));
  const background = [...new Set(known)].map((each) =>
    pick(chance, [`Across the country ${each}`, `It is known that ${each}`, `Experts say ${each}`]),
  );
  const own = Array.from({ length: OWN }, () => {
    const [who, what, where] = [madeName(chance), madeName(chance).toLowerCase(), madeName(chance)];
    return pick(chance, [
      `${who} sold the ${what} of ${where} to a neighbour`,
      `A ${what} from ${where} was lent by ${who} for the night`,
      `"We kept the ${what}," said ${who}, who came from ${where}`,
    ]);
  });
  const outlet = `${place.slice(0, 3)} ${OUTLETS[(number + teller) % OUTLETS.length]}`;
  const headline = pick(chance, [
    `${place}: ${theme.who[0]} of ${body} ${theme.does[0]}`,
    `${body} ${theme.who[1]} ${theme.does[1]} in ${place}`,
    `What became of the ${things[0]} in ${place}`,
  ]);
  const sentences = [...facts, ...background, ...own].map((each) => upper(`${inOwnWords(each, chance)}.`));
  const paragraphs = sentences.flatMap((each, i) => (i % 2 === 0 ? [`${each} ${sentences[i + 1] ?? ""}`.trim()] : []));
  return { outlet, publishedAt: isoOf(day), headline, text: `${headline}\n\n${paragraphs.join("\n\n")}\n` };
}

/** The sentence with an adjective put in here and there, and none in what is quoted. */
function inOwnWords(sentence: string, chance: Chance): string {
  return sentence
    .split('"')
    .map((part, i) =>
      i % 2 === 1
        ? part
        : part.replaceAll(/\b(the|The|a|A) (?=[a-z])/g, (_, word: string) =>
            chance.below(10) < PUT_IN_10 ? `${word} ${pick(chance, ADJECTIVES)} ` : `${word} `,
          ),
    )
    .join('"');
}

const upper = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

const isoOf = (day: number) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString().slice(0, 10);

function dateOf(day: number): string {
  return new Date(Date.UTC(2025, 0, 1 + day)).toLocaleDateString("en-GB", {
    day: "numeric",
    month: "long",
    timeZone: "UTC",
  });
}
