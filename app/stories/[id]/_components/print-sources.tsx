import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import { ColumnSources } from "../../../_components/side-by-side/column-sources.tsx";
import { foundText } from "./found-text.ts";
import styles from "./print-sources.module.css";

/** For paper: what the columns were made from. */
export function PrintSources({ page }: { page: StoryPage }) {
  return (
    <div className={styles.sources}>
      Parallax, story {page.story.id}, “{page.story.name}”. Copies count once. {foundText(page)} In a word diff, [ ]
      marks words in one sentence only.
      <br />
      <ColumnSources
        columns={page.columns}
        articlesOf={(column) => (column.cited.length > 0 ? column.cited : column.leads)}
      />
    </div>
  );
}
