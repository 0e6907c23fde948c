import type { Line } from "../lines.ts";
import type { LineRule } from "./line-rule.ts";

const AGENCY =
  "reuters|afp|agence france-presse|ap|associated press|epa(?:-efe)?|efe|getty(?: images)?|dpa|ansa|anp|belga|ntb|ritzau|lusa|pap|čtk|mti|yonhap|kyodo|pa(?: media| wire| images)?|tass|xinhua|anadolu(?: agency| images)?|aap|shutterstock(?:\\.com)?|istock|alamy|unsplash|wikimedia(?: commons)?|imago|zuma|bloomberg|maxar(?: technologies)?|planet labs|picture alliance|magnum|contributed|supplied|handout|courtesy|file|archive|stringer|pool";
const PHOTO =
  "photos?|images?|pictures?|photograph(?:s|er)?|illustration|graphic|screenshot|screengrab|video|footage|map|chart|foto|fotos|bild|bilder|grafik|photographie|imagen|immagine|imagem|zdjęcie|фото|صورة";

const START = new RegExp(
  `^image (?:caption|copyright|source)\\b|^(?:(?:top|cover|file|main|lead|header|featured|stock)\\s)?(?:${PHOTO})(?:\\s(?:illustration|credit|source|courtesy|by|via)){0,2}\\s?(?:[:/©]|\\d+[:/])`,
);
const SUBJECT =
  /^(?:file |stock |composite |undated |handout )?(?:photo|image|picture|illustration|photograph|screengrab|screenshot|drone (?:photo|image|view)|satellite image|still)s?(?: illustrations?)? (?:of|shows?|provided by|courtesy of|taken|from|released by)\b|^(?:an?|this|the|in this|this combination of|in an?) (?:[a-z-]+ ){0,3}(?:file |stock |handout |undated |satellite |aerial |combination )?(?:photo|image|picture|photograph|screengrab|illustration|frame grab)s?,? (?:of|shows?|provided|taken|released|made|from|posted|distributed)\b|^(?:pictured|above|below|left|right|from left|top|bottom|clockwise from top)(?: left| right)?[:,] /;
const FILE =
  /^(?:file\s?(?:[-–—:]|photo\b|image\b|picture\b)|\(?file\)|archive(?: photo| image)?\s?[:–—-]|archivbild|symbolbild|photo d'archives?|foto de archivo|foto d'archivio|archieffoto)/;
const CREDIT_END = new RegExp(
  `(?:^|[\\s(|[])(?:${PHOTO}|credit|source|photo credit)\\s?(?:by\\s?)?:\\s?(?:[^.!?]|(?<=[\\s.]\\p{L})\\.){2,60}[.)\\]]?$`,
  "u",
);
const CREDIT_NAME = new RegExp(
  `(?:/\\s?|via |[(|–—•·-]\\s?|©\\s?)(?:${AGENCY})(?: file| photo| images?| archive)?[)\\]]?\\.?$|^(?:${AGENCY})\\s?[/|]`,
);
const CREDIT_IN = new RegExp(
  `©\\s?(?:${AGENCY})\\b.{0,40}$|\\((?:file |photo by |image: |photo: |credit: )?(?:photo|image|${AGENCY}|official [a-z ]{1,20}photo)\\b[^)]{0,80}\\)\\.?$|\\b(?:getty images|ap photo|afp photo|reuters photo)\\b[^.]{0,30}$|^reuters/|\\breuters/[^.]{2,60}$|(?<=[\\p{L}.)"”] )©\\s?[^.!?©]{3,60}$|(?<=\\S)credit\\.{3}|^\\[\\d+/\\d+\\]`,
);
const PERSON_AND_AGENCY = new RegExp(
  `^\\p{Lu}[\\p{L}.'’-]+(?: \\p{Lu}[\\p{L}.'’-]+){0,3}\\s?(?:[,/|]|for|\\bvia\\b|-)\\s?(?:the )?(?:${AGENCY}|[\\p{Lu}][\\p{L}]+(?: images)?)(?: (?:photo|images|file))?\\.?$`,
  "iu",
);
const AGENCY_LAST = new RegExp(`[/,|]\\s?(?:the )?(?:${AGENCY}|[\\p{L}]+/(?:archive|file))$`, "iu");

/** What pictures are told by: who stands where, what is worn, the day it was taken. A lead that ends in a credit has none of it. */
const PICTURED =
  /\b(?:is|are|was|were) (?:seen|pictured|shown|photographed)\b|\bpictured\b|\bposes?\b|\b(?:left|right|cent(?:er|re)|background|foreground|\((?:l|r|c)\)|back row|front row)\b[,);]|\bin this\b|\bfile\b|^(?:\S+ ){0,8}(?:stands|walks|holds|hold up|speaks|looks? on|attends?|waves?|arrives?|sits?|gestures?|rides?|carr(?:y|ies)|wear(?:s|ing)?|leaves|listens|gather)\b|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day, (?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}|\b(?:on|in) (?:[a-z]+day,? )?(?:jan|feb|mar|apr|may|june?|july?|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}/;

const PLACED =
  /\((?:background|foreground|left|right|cent(?:er|re)|l|r|c|front|back|pictured|above|below|top|bottom)\)|^[^.]{0,80}, pictured (?:at|in|on|here|with|during|above|left|right)\b|^[^.]{0,160},\s(?:mon|tues|wednes|thurs|fri|satur|sun)day, (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? \d{1,2}, \d{4}[,.]/;

/** "PA Media A crane lifts the wreck": browsers copy the agency and the description of a picture as one line. */
const AGENCY_AND_DESCRIPTION =
  /^(?:Getty Images|PA Media|PA|Reuters|EPA|EPA-EFE|AFP|AP|AFP via Getty Images|Anadolu via Getty Images|Shutterstock|Alamy|Bloomberg|Google|Google Maps|BBC|Supplied|Handout|LDRS|SNS|Geograph) (?:An?|The|Two|Three|Four|Several|People|Men|Women|Aerial|Close[ -]up|View|Police|Firefighters) (?:\p{Ll}+ ){3}/u;

/** Who made the pictures; who wrote the words is a byline of its own. */
const PICTURES_BY =
  /^(?:photos?|photographs?|photography|pictures?|images?|illustrations?|graphics?|video|animation)(?: and (?:video|graphics?|illustrations?|photos?))? by \p{Lu}[^.!?:]{3,60}$/iu;

/** The origin of an agency's name with the description of its picture on one line. */
export const PICTURE_AND_DESCRIPTION = "whose picture it is, and what stands on it";

/** Captions and picture credits. */
export const CAPTIONS: readonly LineRule[] = [
  {
    role: "caption",
    origin: "words of a caption or picture credit",
    longest: 80,
    matches: ({ plain }) => FILE.test(plain),
    examples: [
      "FILE - The mayor speaks at the quay in Orr, May 3, 2021. (AP Photo/Jane Doe, File)",
      "Archivbild: Das Rathaus",
    ],
  },
  {
    role: "caption",
    origin: "words of a caption or picture credit",
    longest: 70,
    matches: ({ plain, prose, words }) => START.test(plain) && !(prose && words > 30 && plain.startsWith("video")),
    examples: ["Photo: A. Person", "Image caption The old breakwater", "Foto: Lea Brandt/dpa", "Photograph: Kim Lee"],
  },
  {
    role: "caption",
    origin: "words of a caption or picture credit",
    longest: 70,
    // A report on a picture tells who said so; a caption does not.
    matches: ({ plain }) =>
      SUBJECT.test(plain) && !/^(?:an?|the|this) photo(?:graph)? of\b.*\b(?:said|told|according to)\b/.test(plain),
    examples: [
      "A satellite image shows the burnt hangar",
      "In this photo released by the port, a crane lies in the water.",
    ],
  },
  {
    role: "caption",
    origin: "words of a caption or picture credit",
    longest: 70,
    matches: endsInCredit,
    examples: [
      "The mayor at the harbour on Tuesday. © Reuters / Jane Doe",
      "Teachers carry signs at the gate, Tuesday, Nov. 19, 2019. (AP Photo/Kim Lee)",
      "A man walks past a shop in Belby (Ann Low/Getty Images)",
      "Crowds on the quay of Orr on May 4, 2024 [Ann Low/Reuters]",
      "Boats wait off the quay of Orr on May 4, 2024. © Ann Low, AFP",
      "Boats wait at the quay on Tuesday. | Photo Credit: A. Person",
      "The quay at dawn.Credit...Ann Low for The Orr Gazette",
      "[1/3]Cranes stand at the quay of Orr, May 4, 2024. REUTERS/Ann Low Purchase Licensing Rights",
    ],
  },
  {
    role: "caption",
    origin: PICTURE_AND_DESCRIPTION,
    longest: 45,
    matches: ({ head }) => AGENCY_AND_DESCRIPTION.test(head) && !/[.!?:…]["”’]?$/u.test(head),
    examples: [
      "Getty Images A tractor pulls a boat from the mud at low tide",
      "PA Media Two men in orange coats on the quay",
    ],
  },
  {
    role: "caption",
    origin: "a picture’s photographer",
    longest: 9,
    matches: ({ head, prose }) => !prose && PICTURES_BY.test(head),
    examples: ["Pictures by Kim Lee", "Illustration by Ann Low for The Orr Gazette"],
  },
  {
    role: "caption",
    origin: "a picture’s photographer",
    longest: 8,
    matches: ({ head, prose }) =>
      !prose &&
      !/^(?:by|von|par|por|di|door)\s|\swith\s/i.test(head) &&
      PERSON_AND_AGENCY.test(head) &&
      AGENCY_LAST.test(head),
    examples: ["Kim Lee, AP"],
  },
  {
    role: "caption",
    origin: "a picture’s photographer",
    longest: 5,
    matches: ({ head }) =>
      /^\p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]+ ?){1,2}\/\s?\p{Lu}[\p{L}.]+(?: \p{Lu}[\p{L}.]+)?$/u.test(head),
    examples: ["Lea Brandt/OrrNet"],
  },
  {
    role: "caption",
    origin: "ends in a photographer and whom they work for",
    longest: 60,
    matches: ({ head }) =>
      /^.{20,300}[.!?]["”]? \p{Lu}[\p{L}.'’-]+ (?:\p{Lu}[\p{L}.'’-]+ ){1,2}[/|] ?(?:\p{Lu}[\p{L}.'’-]*(?: |$)){1,6}$/u.test(
        head,
      ),
    examples: ["Volunteers stack sandbags on the quay on Sunday night. Kim Lee / The Orr Gazette"],
  },
  {
    role: "caption",
    origin: "says who stands where, or when a picture was taken",
    longest: 60,
    matches: ({ plain }) =>
      PLACED.test(plain) && !/^["“]|\b(?:said|told|says)\b/.test(plain) && !SPOKEN_LABEL.test(plain),
    examples: [
      "Mayor Ann Low (left) and the harbour master on the quay.",
      "Ann Low, mayor of Orr, pictured at the fair in 2018.",
      "Teachers hold signs at the statehouse, Tuesday, Nov. 19, 2019, calling for more pay.",
    ],
  },
];

const SPOKEN_LABEL = /^(?:[-–—•*▪·]\s*)?(?:[\p{L}.'-]+ ){0,4}[\p{L}.'-]+ ?(?:\([^()]{1,40}\))?:\s*["“]/u;

function endsInCredit({ plain, words }: Line): boolean {
  // "• Ada Moor (Centre): “…”": a name with its party before a quotation is somebody speaking.
  if (SPOKEN_LABEL.test(plain)) return false;
  return CREDIT_END.test(plain) || CREDIT_IN.test(plain) || (words <= 40 && CREDIT_NAME.test(plain));
}

/** Words of a first paragraph that says who said so, and of one that does not. */
const SHORTEST_LEAD = 10;
const SHORTEST_UNTOLD_LEAD = 12;

/**
 * A first paragraph with a picture's credit behind its last sentence is the article's: copied pages run the two together. It tells
 * what happened in more than one sentence, or who said so, and nothing of a picture.
 */
export function isLeadWithCredit({ plain, words }: Line): boolean {
  if (PICTURED.test(plain)) return false;
  const behind =
    /^(.*[.!?]["'”’]?)\s+(?:\(|\[|©|photos?\b|images?\b|credits?\b|pictures?\b|reuters|afp|ap\b|getty)[^.!?]*[.)\]]?$/.exec(
      plain,
    )?.[1];
  if (behind === undefined) return false;
  if (/\b(?:said|says|told|according to|announced|reported)\b/.test(behind)) return words >= SHORTEST_LEAD;
  const sentences =
    behind.match(/(?<!\b(?:jan|feb|mar|apr|aug|sept?|oct|nov|dec|st|mr|mrs|dr))[.!?]["'”’]?(?:\s|$)/g)?.length ?? 0;
  return words >= SHORTEST_UNTOLD_LEAD && sentences >= 2;
}
