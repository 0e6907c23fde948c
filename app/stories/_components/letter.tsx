import styles from "./letter.module.css";

type Props = {
  readonly letter: string;
  /** The outlet's name for ears, where it does not stand beside the letter. */
  readonly name?: string | undefined;
  /** Dashed: an article that is the same as another one. */
  readonly copy?: boolean;
  /** For running text and lists. */
  readonly small?: boolean;
};

/** An outlet's letter. */
export function Letter({ letter, name, copy = false, small = false }: Props) {
  const look = ["siglum", small ? styles.small : "", copy ? styles.copy : ""].filter(Boolean).join(" ");
  return (
    <span className={look}>
      {letter}
      {name === undefined ? null : <span className="visually-hidden"> {name}</span>}
    </span>
  );
}
