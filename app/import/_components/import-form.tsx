import { LARGEST_FILE, LARGEST_UPLOAD, MOST_ADDRESSES, MOST_FILES, megabytes } from "../../../lib/model/limits.ts";
import { KnownFields } from "../../_components/known-fields.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import fieldStyles from "../../_components/styles/field.module.css";
import styles from "./import-form.module.css";

/** Files that are read today; others are refused with a sentence that says what to do. */
const READ =
  ".txt,.md,.markdown,.html,.htm,.xhtml,.mht,.mhtml,.eml,.mbox,.json,.jsonl,.ndjson,.csv,.tsv,.xml,.rss,.atom,.pdf,.docx,.odt,.zip,.warc,.gz,.wacz,.ris,.bib,.rdf";

type Props = {
  outlets: readonly string[];
  back: string;
  /** What another program shared: it stands in the field, and the reader decides. */
  text?: string;
};

/** Paste or upload. A plain form: it works without script, and files can be dropped on its file field. */
export function ImportForm({ outlets, back, text = "" }: Props) {
  return (
    <PlainForm method="post" action="/api/v1/imports" encType="multipart/form-data">
      <input type="hidden" name="return" value={back} />
      <input type="hidden" name="later" value="yes" />
      <div className={fieldStyles.field}>
        <label htmlFor="files">Choose files, or drop them here</label>
        <input id="files" name="files" type="file" multiple accept={READ} aria-describedby="files-note" />
        <p className="note" id="files-note">
          Text, saved web pages, PDF, Word and OpenDocument, feeds, mail, CSV, JSON, ZIP of these; up to{" "}
          {MOST_FILES.toLocaleString("en")} files of {megabytes(LARGEST_FILE)}, {megabytes(LARGEST_UPLOAD)} together
        </p>
      </div>
      <div className={fieldStyles.field}>
        <label htmlFor="text">or paste a text, or addresses of pages, one a line</label>
        <textarea id="text" name="text" aria-describedby="text-note" defaultValue={text} />
        <p className="note" id="text-note">
          First lines of a text may say Title:, Outlet:, Author:, Date:, URL:. Addresses are fetched, up to{" "}
          {MOST_ADDRESSES} at once.
        </p>
      </div>
      <details className={fieldStyles.fold}>
        <summary>What you know about it</summary>
        <p className="note">
          Leave blank what you do not know. With several texts at once only the outlet is taken, for all of them. It can
          all be corrected later.
        </p>
        <div className={styles.known}>
          <KnownFields names={{ date: "date", address: "address" }} outlets={outlets} />
        </div>
      </details>
      <button className="button primary" type="submit">
        Import
      </button>{" "}
      <button className="button" type="submit" name="look" value="yes">
        Look at the first texts
      </button>
    </PlainForm>
  );
}
