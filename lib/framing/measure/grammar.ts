/** Words of grammar, which tell style at most, and bury the names and nouns that a reader looks for. */
const GRAMMAR = new Set(
  "a an the and or but nor so yet if then than that this these those there here it its it's he him his she her hers they them their we us our i me my you your who whom whose which what when where why how is are was were be been being am do does did done have has had having will would shall can cannot not no as at by for from in into of off on onto out over to up with about after before against between during through under above below while because until also just only very more most much many such own same other any each all both some s t don't didn't won't wouldn't isn't wasn't".split(
    " ",
  ),
);

/** Whether a word serves grammar alone. */
export function isGrammar(norm: string): boolean {
  return GRAMMAR.has(norm);
}
