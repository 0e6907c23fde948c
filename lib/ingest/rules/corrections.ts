import type { LineRule } from "./line-rule.ts";

/** What a paper says of its own text: that it was corrected, updated or shortened. Shown, and never a claim of the article. */
export const CORRECTIONS: readonly LineRule[] = [
  {
    role: "correction",
    origin: "a correction or a note of the editors",
    longest: 120,
    matches:
      /^(?:\W{0,2}(?:corrections?|clarifications?|correction and clarification|editor'?s'? note|editors' note|note to (?:readers|editors)|(?:a )?note from the editors?|amendment|erratum|errata|retraction|publisher'?s note|update and correction)\b\s?(?:[:.(–—-]|$|\d|appended))/,
    examples: [
      "Correction: An earlier version gave a wrong date.",
      "Editor’s note: This story was first printed in May.",
      "CLARIFICATION (5 March 2025): The council has nine members, not seven.",
    ],
  },
  {
    role: "correction",
    origin: "a correction or a note of the editors",
    longest: 90,
    matches:
      /^(?:a correction was made\b|when we learn of a mistake\b)|^(?:\W{0,2}(?:update|updated|note)\b[^.]{0,40}[:–—-]\s?)?(?:this|the|an earlier version of this|a previous version of this|an earlier|a previous) (?:article|story|report|post|piece|headline|version|text|page|item|interview|column)\b.{0,40}\b(?:(?:has|have) been|was|is being|were)\b.{0,20}\b(?:updated|corrected|amended|edited|changed|revised|removed|clarified|modified|republished|misstated|incorrectly|wrongly|originally published|first published|translated|shortened)\b|^(?:an earlier|a previous|the original|the earlier) version of (?:this|the) (?:article|story|report|post|piece|headline|text)\b|^(?:this|the) (?:article|story|version)\b.{0,10}\b(?:corrects|updates|adds|removes|restores)\b/,
    examples: [
      "This article was updated on 5 March to add a comment by the port.",
      "An earlier version of this story misspelled the mayor’s name.",
      "This story has been corrected to show that nine ships were hit.",
      "A correction was made on May 3, 2024: The ferry has two decks, not three.",
      "This version corrects the spelling of Belby in paragraph three.",
    ],
  },
  {
    role: "correction",
    origin: "a correction or a note of the editors",
    longest: 90,
    matches:
      /^(?:korrektur(?:hinweis)?|anmerkung der redaktion|anm\. d\. red\.|berichtigung|hinweis der redaktion|rectificatif|correctif|note de la rédaction|ndlr|mise à jour|corrección|fe de erratas|nota de la redacción|nota del editor|rettifica|errata corrige|nota della redazione|ndr|correção|errata|nota da redação|rectificatie|correctie|noot van de redactie|sprostowanie|od redakcji|исправление|поправка|от редакции|виправлення|від редакції|تصحيح|ملاحظة من المحرر)\s?[:.(–—-]/,
    examples: [
      "Anmerkung der Redaktion: Der Text wurde gekürzt.",
      "Rectificatif : le maire a 51 ans.",
      "От редакции: текст дополнен.",
    ],
  },
];
