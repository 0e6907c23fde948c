import { expect, test } from "vitest";
import { languageOf } from "../../../lib/ingest/language.ts";

test.each([
  ["en", "The council met on Tuesday and said that it was ready."],
  ["de", "Der Rat kam am Dienstag zusammen und hat das nicht entschieden."],
  ["fr", "Le conseil est dans une salle et les membres ne sont pas prêts."],
  ["es", "El consejo se reunió el martes y los miembros no fueron a la sala por la lluvia."],
  ["ru", "Совет собрался во вторник, чтобы решить, кто заплатит за новый мыс и это всё."],
  ["uk", "Рада зібралася у вівторок, щоб вирішити, хто заплатить за її пристань."],
  ["zh", "港口委员会周二开会"],
  ["ja", "港の委員会は火曜日に開かれた"],
  ["th", "คณะกรรมการประชุม"],
  ["ar", "اجتمع المجلس"],
  ["he", "המועצה התכנסה"],
  ["und", "Word"],
  ["und", "12 %"],
])("%s", (code, text) => {
  expect(languageOf(text)).toBe(code);
});
