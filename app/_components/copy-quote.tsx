import { type CitedSource, citationOf } from "../../lib/export/citation.ts";
import styles from "./copy-quote.module.css";

type Props = {
  /** Nobody knows it where the text is not among those of the page: then there is no button. */
  readonly source: (CitedSource & { readonly url: string | null }) | undefined;
  /** Where in the text: "paragraph 2". */
  readonly place?: string | undefined;
  /** The words, where what is printed beside the button is not just they. */
  readonly text?: string | undefined;
};

/**
 * A button that copies the sentence beside it with its source; `CopyQuotes` in the shell makes it work. It keeps its room and stays hidden without
 * script: words on a page can be selected and copied without any.
 */
export function CopyQuote({ source, place = "", text }: Props) {
  if (!source) return null;
  return (
    <button
      type="button"
      className={styles.copy}
      data-copy={citationOf(source, place)}
      data-url={source.url ?? undefined}
      data-words={text}
    >
      copy<span className="visually-hidden"> this quotation with its source</span>
    </button>
  );
}
