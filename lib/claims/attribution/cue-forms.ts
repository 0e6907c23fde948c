/** Past forms of irregular reporting verbs; other forms follow the rules below. */
const IRREGULAR: Readonly<Record<string, string>> = {
  say: "said",
  tell: "told",
  write: "wrote written",
  think: "thought",
  feel: "felt",
  know: "knew known",
  read: "read",
  hold: "held",
  find: "found",
  see: "saw seen",
  hear: "heard",
  show: "showed shown",
  swear: "swore sworn",
  forecast: "forecast forecasted",
  foresee: "foresaw foreseen",
  understand: "understood",
  forget: "forgot forgotten",
  mean: "meant",
  choose: "chose chosen",
  seek: "sought",
  plead: "pleaded pled",
  bet: "bet",
  bid: "bade bid",
  forbid: "forbade forbidden",
  recount: "recounted",
  retell: "retold",
  rebut: "rebutted",
  admit: "admitted",
  omit: "omitted",
  posit: "posited",
  refer: "referred",
  infer: "inferred",
  prefer: "preferred",
  deter: "deterred",
  concur: "concurred",
  regret: "regretted",
  quip: "quipped",
  dub: "dubbed",
  slam: "slammed",
  plan: "planned",
  brag: "bragged",
  commit: "committed",
  drawl: "drawled",
  dream: "dreamt dreamed",
  learn: "learned learnt",
  spell: "spelled spelt",
  shout: "shouted",
  cheer: "cheered",
  let: "let",
  put: "put",
  sing: "sang sung",
  speak: "spoke spoken",
};

/** Every form of the verbs `lemmas`, to its lemma. */
export function formsOf(lemmas: Iterable<string>): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  for (const lemma of lemmas) {
    for (const form of inflections(lemma)) if (!forms.has(form)) forms.set(form, lemma);
  }
  return forms;
}

function inflections(lemma: string): string[] {
  const past = IRREGULAR[lemma]?.split(" ") ?? [
    /e$/.test(lemma) ? `${lemma}d` : /[^aeiou]y$/.test(lemma) ? `${lemma.slice(0, -1)}ied` : `${lemma}ed`,
  ];
  const doubled = past.find(
    (form) => form.endsWith("ed") && form.length === lemma.length + 3 && form.at(-3) === lemma.at(-1),
  );
  const stem = doubled ? doubled.slice(0, -2) : /[^eoy]e$/.test(lemma) ? lemma.slice(0, -1) : lemma;
  const third = /(?:s|x|z|ch|sh)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  return [...past, third, `${stem}ing`];
}
