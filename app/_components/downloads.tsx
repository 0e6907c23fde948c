import { address } from "./addresses.ts";
import { Anchor } from "./anchor.tsx";
import { isBlind } from "./blind.ts";
import styles from "./downloads.module.css";

type Props = {
  /** A kind such as "matrix", or a page's table such as "tables/framing-counts". */
  table: string;
  /** What the table is called, for ears: "All counts". */
  name: string;
  /** What it is of, named as in the page's address. */
  of?: Readonly<Record<string, string | number | undefined>>;
};

/** The line under a table that gives it as a file. A blind reader's file has letters. */
export async function Downloads({ table, name, of = {} }: Props) {
  const blind = (await isBlind()) ? "1" : undefined;
  const href = (format: string) => address(`/api/v1/${table}`, { ...of, format, blind });
  return (
    <p className={styles.downloads}>
      Download <span className="visually-hidden">{name} </span>as <Anchor href={href("csv")}>CSV</Anchor> or{" "}
      <Anchor href={href("jsonl")}>JSONL</Anchor>
    </p>
  );
}
