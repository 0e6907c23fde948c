import type { ArticleSummary } from "../../../lib/model/stored.ts";
import styles from "./choice.module.css";

/** The box before an article in a list: it belongs to the bar below the list, wherever it stands. */
export function ChoiceBox({ id, name }: { id: number; name: string }) {
  return <Box ids={[id]} names={[name]} label={`Choose “${name}”`} />;
}

/** One box for the two texts of a pair. */
export function PairChoiceBox({ articles }: { articles: readonly ArticleSummary[] }) {
  const names = articles.map(({ headline, sourceId }) => headline ?? sourceId);
  return <Box ids={articles.map(({ id }) => id)} names={names} label={`Choose both texts of “${names[0] ?? ""}”`} />;
}

function Box({ ids, names, label }: { ids: readonly number[]; names: readonly string[]; label: string }) {
  return (
    <label className={styles.box}>
      {/* The bar reads both lists: a line break stands in no headline. */}
      <input type="checkbox" name="ids" value={ids.join(",")} form="choice" data-choose={names.join("\n")} />
      <span className="visually-hidden">{label}</span>
    </label>
  );
}
