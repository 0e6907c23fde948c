import { describe, expect, it, test } from "vitest";
import { draftOf } from "../../../lib/ingest/draft.ts";

const BODY: Readonly<Record<string, string>> = {
  en: "The mill in the valley of Orr will close in June, its owner said on Monday. About forty people work there in two shifts, and the union has asked the council for help.",
  de: "Die Mühle im Tal der Orr wird im Juni geschlossen, sagte der Besitzer am Montag. Dort arbeiten rund vierzig Menschen, und die Gewerkschaft hat den Rat um Hilfe gebeten.",
  fr: "Le moulin de la vallée sera fermé en juin, a dit le propriétaire lundi. Une quarantaine de personnes y sont employées et le syndicat a demandé une aide au conseil.",
  es: "El molino del valle cerrará en junio, dijo el lunes su dueño. Unas cuarenta personas trabajan en los dos turnos y el sindicato ha pedido ayuda al consejo de la ciudad.",
  it: "Il mulino della valle chiuderà a giugno, ha detto lunedì il proprietario. Nel mulino lavorano una quarantina di persone e il sindacato ha chiesto un aiuto al consiglio della città.",
  pt: "O moinho do vale vai fechar em junho, disse o dono na segunda-feira. Cerca de quarenta pessoas trabalham em dois turnos e o sindicato pediu ajuda ao conselho, mas não foi ouvido.",
  nl: "De molen in het dal gaat in juni dicht, zei de eigenaar op maandag. Er werken ongeveer veertig mensen en de vakbond heeft de raad om hulp gevraagd, maar dat is niet gelukt.",
  pl: "Młyn w dolinie zostanie zamknięty w czerwcu, powiedział w poniedziałek jego właściciel. Pracuje tam około czterdziestu osób, a związek zawodowy poprosił radę o pomoc.",
  ru: "Мельница в долине закроется в июне, сообщил в понедельник её владелец. Там работают около сорока человек, и профсоюз попросил совет о помощи, но ответа пока нет, был бы этот ответ.",
  uk: "Млин у долині закриють у червні, повідомив у понеділок його власник. Там працюють близько сорока людей, і профспілка попросила раду про допомогу, її ще немає.",
  ar: "قال مالك الطاحونة يوم الاثنين إنها ستغلق في يونيو المقبل، ويعمل فيها نحو أربعين شخصا في ورديتين، وقد طلبت النقابة من المجلس المساعدة.",
};

type Wanted = {
  readonly author?: string;
  readonly outlet?: string;
  readonly agency?: string;
  readonly publishedAt?: string;
  readonly updatedAt?: string;
};

/** Lines above the text; those behind "…" stand below it. */
const FORMS: readonly (readonly [language: string, lines: string, wanted: Wanted])[] = [
  [
    "en",
    "By Nora Quill, Orr Gazette\n5 May 2024 08:10 BST",
    { author: "Nora Quill", outlet: "Orr Gazette", publishedAt: "2024-05-05" },
  ],
  ["en", "All News 08:10 May 05, 2024", { publishedAt: "2024-05-05" }],
  ["en", "Top Stories 21:45 5 May 2024", { publishedAt: "2024-05-05" }],
  ["en", "World | 8:10 | May 5, 2024", { publishedAt: "2024-05-05" }],
  ["de", "Panorama 08:10 5. Mai 2024", { publishedAt: "2024-05-05" }],
  ["fr", "Politique 08:10 5 mai 2024", { publishedAt: "2024-05-05" }],
  ["en", "BY NORA QUILL\nMay 5, 2024", { author: "NORA QUILL", publishedAt: "2024-05-05" }],
  ["en", "Nora Q. | 8:10 AM on May 05, 2024", { author: "Nora Q.", publishedAt: "2024-05-05" }],
  [
    "en",
    "Written by Nora Quill and Abel Bix\nPublished May 5, 2024 Updated May 6, 2024",
    { author: "Nora Quill and Abel Bix", publishedAt: "2024-05-05", updatedAt: "2024-05-06" },
  ],
  ["en", "Authored by Nora Quill via The Weir Post,", { author: "Nora Quill", outlet: "The Weir Post" }],
  [
    "en",
    "By Nora Quill for the Shore Times\nSunday, May 5, 2024",
    { author: "Nora Quill", outlet: "the Shore Times", publishedAt: "2024-05-05" },
  ],
  ["en", "By Nora Quill, Abel Bix and Tom Byrne", { author: "Nora Quill, Abel Bix and Tom Byrne" }],
  [
    "en",
    "By Nora Quill | Staff Writer\nPosted: 05/13/2024 04:12 PM EDT",
    { author: "Nora Quill", publishedAt: "2024-05-13" },
  ],
  [
    "en",
    "By Jean-Luc de la Tour\n2024-05-05T08:10:00+02:00",
    { author: "Jean-Luc de la Tour", publishedAt: "2024-05-05" },
  ],
  [
    "en",
    "By Siobhán O’Dell, Political Editor\nMon 6 May 2024 06.00 BST",
    { author: "Siobhán O’Dell", publishedAt: "2024-05-06" },
  ],
  ["en", "Nora Quill\n5 May 2024", { author: "Nora Quill", publishedAt: "2024-05-05" }],
  [
    "en",
    "Nora Quill, Orr Gazette\nMay 5, 2024 | 5:10 p.m.",
    { author: "Nora Quill", outlet: "Orr Gazette", publishedAt: "2024-05-05" },
  ],
  ["en", "By Reuters\nMay 5, 2024", { agency: "Reuters", publishedAt: "2024-05-05" }],
  [
    "en",
    "By Nora Quill, Associated Press\nUpdated 10:15 AM EST, May 5, 2024",
    { author: "Nora Quill", agency: "AP", publishedAt: "2024-05-05", updatedAt: "2024-05-05" },
  ],
  ["en", "…\n(Reporting by Nora Quill; Editing by Abel Bix)", { author: "Nora Quill" }],
  [
    "en",
    "…\nReporting by Nora Quill in Orr and Abel Bix in Karsk; Editing by Tom Byrne",
    { author: "Nora Quill and Abel Bix" },
  ],
  ["en", "…\n© 2024 Orr Gazette. All rights reserved.", { outlet: "Orr Gazette" }],
  ["en", "…\nCopyright 2023 The Weir Post", { outlet: "The Weir Post" }],
  ["en", "Last updated on May 6, 2024 at 14:05 GMT", { publishedAt: "2024-05-06", updatedAt: "2024-05-06" }],
  [
    "en",
    "Published: 14:05, 5 May 2024 | Updated: 16:40, 6 May 2024",
    { publishedAt: "2024-05-05", updatedAt: "2024-05-06" },
  ],
  ["en", "DATELINE ORRVILLE, May 5 (Reuters) - ", { agency: "Reuters" }],
  ["en", "DATELINE KARSK, May 5, 2024 (AFP) — ", { agency: "AFP", publishedAt: "2024-05-05" }],
  ["en", "DATELINE ORR (AP) — ", { agency: "AP" }],
  ["en", "DATELINE KARSK, May 5. /TASS/. ", { agency: "TASS" }],
  ["en", "By Nora Quill\n05/06/2024", { author: "Nora Quill" }],
  ["en", "By Nora Quill\nUpdated 3 hours ago", { author: "Nora Quill" }],
  ["en", "By Nora Quill\nMonday", { author: "Nora Quill" }],
  ["en", "Monday, 6 May 2024", { publishedAt: "2024-05-06" }],
  ["en", "5th of May, 2024", { publishedAt: "2024-05-05" }],
  ["en", "By Our Correspondent\nMay 5, 2024", { publishedAt: "2024-05-05" }],
  [
    "de",
    "Von Jana Ohm und Peer Lund\n5. Mai 2024, 08:10 Uhr",
    { author: "Jana Ohm und Peer Lund".replace(" und ", " and "), publishedAt: "2024-05-05" },
  ],
  ["de", "Stand: 05.05.2024, 14:05 Uhr", { publishedAt: "2024-05-05", updatedAt: "2024-05-05" }],
  [
    "de",
    "Von Jana Ohm, dpa\nVeröffentlicht am 5. März 2024 | Aktualisiert am 6. März 2024",
    { author: "Jana Ohm", agency: "dpa", publishedAt: "2024-03-05", updatedAt: "2024-03-06" },
  ],
  ["de", "DATELINE Orrstadt (dpa) - ", { agency: "dpa" }],
  ["de", "Sonntag, 5. Mai 2024", { publishedAt: "2024-05-05" }],
  [
    "fr",
    "Par Luc Moreau\nPublié le 1er mai 2024 à 14h05, mis à jour le 2 mai 2024 à 09h10",
    { author: "Luc Moreau", publishedAt: "2024-05-01", updatedAt: "2024-05-02" },
  ],
  [
    "fr",
    "Par Luc Moreau et Anne Petit\nle 05/06/2024 à 08:10",
    { author: "Luc Moreau and Anne Petit", publishedAt: "2024-06-05" },
  ],
  ["fr", "dimanche 5 mai 2024", { publishedAt: "2024-05-05" }],
  ["es", "Por Ana Ruiz\n5 de mayo de 2024, 10:15", { author: "Ana Ruiz", publishedAt: "2024-05-05" }],
  [
    "es",
    "Por Ana Ruiz y Juan Peña\nActualizado: 06/05/2024 10:15",
    { author: "Ana Ruiz and Juan Peña", publishedAt: "2024-05-06", updatedAt: "2024-05-06" },
  ],
  ["es", "DATELINE Valle de Orr, 5 may (EFE).- ", { agency: "EFE" }],
  ["it", "di Marco Neri\n5 maggio 2024 alle 10:15", { author: "Marco Neri", publishedAt: "2024-05-05" }],
  ["it", "Pubblicato il 05-06-2024, aggiornato il 07-06-2024", { publishedAt: "2024-06-05", updatedAt: "2024-06-07" }],
  ["pt", "Por Rui Alves\nDomingo, 5 de maio de 2024 às 10h15", { author: "Rui Alves", publishedAt: "2024-05-05" }],
  ["pt", "Publicado em 05/06/2024 10:15", { publishedAt: "2024-06-05" }],
  ["nl", "Door Kees van Dam\nzondag 5 mei 2024 om 08:00", { author: "Kees van Dam", publishedAt: "2024-05-05" }],
  [
    "nl",
    "Gepubliceerd: 5 maart 2024 08:10, bijgewerkt: 6 maart 2024 09:00",
    { publishedAt: "2024-03-05", updatedAt: "2024-03-06" },
  ],
  ["pl", "Autor: Jan Nowak\n5 maja 2024, godz. 9:05", { author: "Jan Nowak", publishedAt: "2024-05-05" }],
  ["pl", "Opublikowano: 05.06.2024 12:00", { publishedAt: "2024-06-05" }],
  ["pl", "niedziela, 5 października 2025", { publishedAt: "2025-10-05" }],
  ["ru", "Автор: Иван Орлов\n5 мая 2024 в 12:30 МСК", { author: "Иван Орлов", publishedAt: "2024-05-05" }],
  ["ru", "Опубликовано 05.06.2024, 10:15", { publishedAt: "2024-06-05" }],
  ["ru", "воскресенье, 5 мая 2024 г.", { publishedAt: "2024-05-05" }],
  ["uk", "Автор: Олена Гай\n5 травня 2024, 18:20", { author: "Олена Гай", publishedAt: "2024-05-05" }],
  ["uk", "Оновлено: 6 листопада 2024, 10:00", { publishedAt: "2024-11-06", updatedAt: "2024-11-06" }],
  ["ar", "٥ مايو ٢٠٢٤", { publishedAt: "2024-05-05" }],
  ["ar", "الأحد 5 أيار 2024", { publishedAt: "2024-05-05" }],
  ["ar", "نشر في ٠٥/٠٦/٢٠٢٤", { publishedAt: "2024-06-05" }],
  ["en", "By Nora Quill Published: May 5, 2024 8:10 am PT", { author: "Nora Quill", publishedAt: "2024-05-05" }],
  ["en", "Story by Nora Quill, CNW\nMay 5, 2024", { author: "Nora Quill", outlet: "CNW", publishedAt: "2024-05-05" }],
  [
    "en",
    "Analysis by Nora Quill\nUpdated May 5th, 2024, 8:10pm",
    { author: "Nora Quill", publishedAt: "2024-05-05", updatedAt: "2024-05-05" },
  ],
  [
    "en",
    "By Nora Quill and News Agencies\nPublished On 5 May 2024",
    { author: "Nora Quill", publishedAt: "2024-05-05" },
  ],
];

const FIELDS = ["author", "outlet", "agency", "publishedAt", "updatedAt"] as const;

function read(language: string, lines: string) {
  const body = BODY[language] ?? "";
  const second = body.split(". ").toReversed().join(". ");
  const dateline = lines.startsWith("DATELINE ") ? lines.slice("DATELINE ".length) : "";
  const [above = "", below = ""] = dateline
    ? ["", ""]
    : lines.split("…\n").length > 1
      ? ["", lines.split("…\n")[1] ?? ""]
      : [lines, ""];
  const text = [above, `${dateline}${body}`, second, below].filter(Boolean).join("\n\n");
  return draftOf({ sourceId: "f.txt", bytes: new TextEncoder().encode(text) });
}

test("the set is as large as it says", () => {
  expect(FORMS.length).toBeGreaterThanOrEqual(60);
  expect(new Set(FORMS.map(([language]) => language)).size).toBeGreaterThanOrEqual(10);
});

describe("author, outlet, agency and dates as pages print them", () => {
  it.each(FORMS)("%s: %s", (language, lines, wanted) => {
    const { metadata } = read(language, lines);
    const found = Object.fromEntries(
      FIELDS.flatMap((field) => (metadata[field] ? [[field, metadata[field]?.value]] : [])),
    );
    expect(found).toEqual(wanted);
    for (const field of FIELDS)
      if (metadata[field]) expect(metadata[field]?.note, field).toMatch(/^its (?:line|dateline) “/);
  });
});

test("a time is said with its zone, or that the zone is not stated", () => {
  expect(read("en", "5 May 2024 08:10 BST").metadata.publishedAt?.note).toBe(
    "its line “5 May 2024 08:10 BST”, 08:10 BST",
  );
  expect(read("en", "May 5, 2024 | 5:10 p.m.").metadata.publishedAt?.note).toContain("17:10 (time zone not stated)");
});

test("a day and month that cannot be told are left open, and the text says so", () => {
  const { metadata, remarks } = read("en", "By Nora Quill\n05/06/2024");
  expect(metadata.publishedAt).toBeUndefined();
  expect(remarks).toEqual([
    "“05/06/2024” may be 5 June 2024 or 6 May 2024; which cannot be told, so the date is left open.",
  ]);
});

test.each([
  "Ferry by night",
  "By the end of the week",
  "By June 2025",
  "Bixby returns",
  "By Land and Sea",
  "Von hier nach dort",
])("%s is no byline", (line) => {
  expect(read("en", `${line}\n`).metadata.author).toBeUndefined();
});
