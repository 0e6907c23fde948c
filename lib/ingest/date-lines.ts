import { type PrintedDate, printedDates } from "../text/printed-dates.ts";

const UPDATED =
  /(?:\b(?:last )?(?:updated?|modified|revised|edited|amended)\b|aktualisiert|zuletzt (?:geändert|aktualisiert)|stand:|mis(?:e)? à jour|modifié|actuali[sz]ad[oa]|aggiornat[oa]|atualizad[oa]|bijgewerkt|aangepast|aktualizováno|uppdaterad|oppdatert|opdateret|päivitetty|güncelle(?:me|ndi)|gewijzigd|aktualizacja|zaktualizowano|обновлен[оа]?|оновлен[оа]|تحديث|آخر تحديث|更新)/iu;
const PUBLISHED =
  /(?:\b(?:first )?(?:published|posted|created|issued|released|date)\b|veröffentlicht|erschienen|publié|paru|publicad[oa]|pubblicat[oa]|gepubliceerd|publicerad|publisert|udgivet|offentliggjort|julkaistu|yayınlan(?:ma|dı)|geplaatst|opublikowano|data publikacji|опубликован[оа]?|опубліковано|نشر|发布|發布)/iu;
/** What stands beside dates on a line of nothing else. */
const BESIDE =
  /\b(?:on|at|the|le|la|el|il|am|um|at|de|di|del|em|os?|as|a|à|las|ore|om|op|van|kl|klo|saat|godz|uhr|h|clock|local time|time|w dniu|dnia|года?|р|г|в|о|min(?:ute)?s?|read|lesezeit|readers?|first|last|gmt|utc)\b/giu;
const WEEKDAY =
  /(?<!\p{L})(?:mon|tues?|wed|wednes|thur?s?|fri|sat|satur|sun)(?:day)?(?!\p{L})|(?<!\p{L})(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|miércoles|jueves|viernes|sábado|domingo|lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica|(?:segunda|terça|quarta|quinta|sexta)(?:-feira)?|maandag|dinsdag|woensdag|donderdag|vrijdag|zaterdag|zondag|poniedziałek|wtorek|środa|czwartek|piątek|sobota|niedziela|понедельник|вторник|среда|четверг|пятница|суббота|воскресенье|понеділок|вівторок|середа|четвер|п'ятниця|субота|неділя|الاثنين|الإثنين|الثلاثاء|الأربعاء|الخميس|الجمعة|السبت|الأحد)(?!\p{L})/giu;
/** "Updated 12 hrs ago": says when, but only to whoever saw the page. */
const AGO =
  /(?:\b|(?<=\d))(?:(?:last )?(?:updated|published|posted)\s*)?(?:\ban?|(?<!\d)\d{1,3}) ?(?:secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?) ago\b|(?<!\p{L})(?:há|hace|vor|il y a|för) \d{1,3} (?:segundos?|minut(?:os?|en?|es?|er)|h(?:oras?|eures?)|stunden?|timmar|tim(?:me)?|d(?:ías?|ias?)|tage?n?|jours?)(?: sedan)?(?!\p{L})|\d{1,3} (?:minut|godzin|godziny|dni) temu(?!\p{L})/giu;
/** "Updated 9:14 am", "Published yesterday": a stamp without a date, which says nothing that could be kept. */
const STAMP =
  /^(?:(?:first )?(?:published|updated|posted|last updated|modified)\b[: ]{0,2})(?:on |at )?(?:today|yesterday|(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d{1,2}[:.h]\d\d)\b.{0,40}$|^\d{1,2}\.? \p{L}{3,10}\.?,? \d{1,2}[:.]\d\d(?: ?[ap]m)?$|^(?:\p{L}+ )?(?:vandaag|gisteren|heute|gestern|aujourd'hui|hier|hoy|ayer|oggi|ieri|hoje|ontem|i dag|i går|idag|igår|dzisiaj|wczoraj|dnes|včera|bugün|dün|сегодня|вчера|сьогодні|вчора)(?:,| à| a las| às| alle| om| kl\.?| um| o| v| в)* \d{1,2}[:.h]\d\d(?: uhr)?$/iu;

/** A time of day, and a section's name: "All News 14:22 March 04, 2025". */
const CLOCK = /(?<!\d)\d{1,2}[:.h]\d\d(?!\d)/;
const SECTION = /^(?:\p{Lu}\p{L}{1,14}[\s|•·/,–-]*){1,3}$/u;

export type DateLine = { readonly published: PrintedDate | null; readonly updated: PrintedDate | null };

/** The dates of a line and what it calls them: one behind "Updated" is the update's, any other the publication's. */
export function datesOfLine(head: string, language?: string): DateLine {
  let published: PrintedDate | null = null;
  let updated: PrintedDate | null = null;
  let from = 0;
  for (const date of printedDates(head, language)) {
    const before = head.slice(from, date.start);
    const isUpdate =
      UPDATED.test(before) && !(PUBLISHED.test(before) && lastOf(PUBLISHED, before) > lastOf(UPDATED, before));
    if (isUpdate) updated ??= date;
    // Beside a date that may be read in two ways, one that may not tells which.
    else if (!published?.iso) published = date;
    from = date.end;
  }
  return { published, updated };
}

function lastOf(pattern: RegExp, text: string): number {
  let last = -1;
  for (const match of text.matchAll(new RegExp(pattern.source, "giu"))) last = match.index;
  return last;
}

/** Whether a line holds dates and times, with their labels, and nothing else. */
export function isDateLine(head: string): boolean {
  if (head.length > 160) return false;
  if (STAMP.test(head)) return true;
  if (!/\p{Nd}/u.test(head)) return false;
  const dates = printedDates(head);
  if (dates.length === 0) return false;
  let rest = "";
  let from = 0;
  for (const { start, end } of dates) {
    rest += `${head.slice(from, start)} `;
    from = end;
  }
  rest += head.slice(from);
  const words = rest
    .replace(AGO, " ")
    .replace(new RegExp(UPDATED.source, "giu"), " ")
    .replace(new RegExp(PUBLISHED.source, "giu"), " ")
    .replace(WEEKDAY, " ")
    .replace(BESIDE, " ");
  const left = words.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  // A section's name may stand beside a date that has its label: "Updated Mar 12, 2024 - Business".
  const labelled = dates[0]?.start !== 0 && (UPDATED.test(head.slice(0, 20)) || PUBLISHED.test(head.slice(0, 20)));
  if (dates[0]?.start !== 0 && CLOCK.test(head) && SECTION.test(words.replace(CLOCK, " ").trim())) return true;
  return left <= 3 || (labelled && left <= 14 && head.length <= 60);
}
