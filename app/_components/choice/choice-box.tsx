import styles from "./choice.module.css";

/** The box before an article in a list: it belongs to the bar below the list, wherever it stands. */
export function ChoiceBox({ id, name }: { id: number; name: string }) {
  return (
    <label className={styles.box}>
      <input type="checkbox" name="ids" value={id} form="choice" data-choose={name} />
      <span className="visually-hidden">Choose “{name}”</span>
    </label>
  );
}
