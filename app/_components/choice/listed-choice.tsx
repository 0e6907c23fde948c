import { MOST_CHOSEN } from "../../../lib/model/limits.ts";
import { LEAST_COMPARED, MOST_COMPARED } from "../../../lib/usecases/duplicates/load-compare.ts";
import { ChoiceBar } from "./choice-bar.tsx";

/** The bar below a list whose articles can be chosen. */
export function ListedChoice() {
  return <ChoiceBar leastCompared={LEAST_COMPARED} mostCompared={MOST_COMPARED} mostExported={MOST_CHOSEN} />;
}
