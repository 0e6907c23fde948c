import { MOST_CHOSEN } from "../../../lib/model/limits.ts";
import { MOST_COMPARED } from "../../../lib/usecases/duplicates/load-compare.ts";
import { ChoiceBar } from "./choice-bar.tsx";

/** The bar below a list whose articles can be chosen. */
export function ListedChoice() {
  return <ChoiceBar mostCompared={MOST_COMPARED} mostExported={MOST_CHOSEN} />;
}
