import { Chance } from "./generate.ts";

/**
 * Reports of events that meet: several outlets tell one event in words of their own, with its names, things and figures, so that stories
 * form and their claims are laid side by side. Names and things are made up anew for each event, because reports made of one pattern
 * would share its phrases across all events, as reports do not. The same number gives the same report on every machine.
 */

/** An outlet's report of an event. */
type Report = { readonly number: number; readonly event: number; readonly outlet: string; readonly text: string };

/** Outlets that tell one event. */
const PER_EVENT = 5;
const OUTLETS = [
  "Morning Ledger",
  "Harbour Post",
  "Inland Wire",
  "The Lamp",
  "Northern Dispatch",
  "City Sheet",
  "Valley News",
];
/** Points of an event that every outlet may tell, and sentences that only one report has. */
const [POINTS, OWN] = [10, 6];
const ACTS = [
  "closed",
  "approved",
  "delayed",
  "sold",
  "reopened",
  "damaged",
  "praised",
  "moved",
  "rejected",
  "repaired",
];

type Point = { readonly words: readonly string[]; readonly act: string; readonly count: number };

/** Report `number`; the reports of one event are `spread` numbers apart, and there are `perEvent` of them. */
export function report(number: number, spread: number, perEvent = PER_EVENT): Report {
  const event = Math.floor(number / (perEvent * spread)) * spread + (number % spread);
  const teller = Math.floor((number % (perEvent * spread)) / spread);
  const chance = new Chance(number * 7919 + 3);
  const points = pointsOf(event);
  const [lead] = points;
  const headline = points.slice(0, 2).flatMap(({ words, act }) => [words[chance.below(3)], words[3], act]);
  const told = points.filter((_, index) => index < 2 || chance.below(10) < 7).map((point) => tell(point, lead, chance));
  const own = Array.from({ length: OWN }, () => tell(pointOf(chance), lead, chance));
  const outlet = OUTLETS[(event + teller) % OUTLETS.length] ?? "";
  return { number, event, outlet, text: `${headline.join(" ")}\n\n${[...told, ...own].join("\n\n")}\n` };
}

/** What there is to tell of an event; the first words of its first point are its people. */
function pointsOf(event: number): Point[] {
  return Array.from({ length: POINTS }, (_, index) => pointOf(new Chance(event * 104_729 + index * 31 + 1)));
}

function pointOf(chance: Chance): Point {
  const words = Array.from({ length: 5 }, (_, index) =>
    index < 2 ? madeName(chance) : madeName(chance).toLowerCase(),
  );
  return { words, act: pick(chance, ACTS), count: 20 + chance.below(900) };
}

/** A sentence on a point in one of several forms, said by somebody in every other case. */
function tell({ words, act, count }: Point, lead: Point | undefined, chance: Chance): string {
  const [a, b, c, d, e] = words;
  const [extra, person] = [madeName(chance).toLowerCase(), lead?.words.slice(0, 2).join(" ")];
  const core = pick(chance, [
    `the ${c} ${d} of ${a} was ${act} by ${b} with ${count} ${e}`,
    `${a} and ${b} ${act} the ${extra} ${c} after ${count} ${e} and ${d}`,
    `with ${count} ${e} in the ${d}, ${b} of ${a} ${act} its ${c}`,
    `${b} ${act} a ${c}, ${extra} and ${d} from ${a}, about ${count} ${e}`,
  ]);
  return pick(chance, [
    `${upper(core)}.`,
    `${upper(core)}, ${person} said.`,
    `According to ${person}, ${core}.`,
    `${person} told the ${extra} that ${core}.`,
    `${upper(core)} near ${extra}.`,
    `"${upper(core)}," ${person} said.`,
  ]);
}

function upper(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One of a list, drawn. */
export function pick<T>(chance: Chance, list: readonly T[]): T {
  return list[chance.below(list.length)] as T;
}

const STARTS = "Bra Cor Del Fen Gal Har Jes Kil Lor Mar Nor Orr Pel Quin Ros Sel Tam Ver Dun Esk".split(" ");
const MIDDLES = "ba de li mo na ri so ta vi we ga pu ke zo".split(" ");
const ENDS = "by den field ford ham low mont ner stead ton wick worth lin gar mere dow".split(" ");

/** A name that no other event has. */
export function madeName(chance: Chance): string {
  return `${pick(chance, STARTS)}${pick(chance, MIDDLES)}${pick(chance, MIDDLES)}${pick(chance, ENDS)}`;
}
