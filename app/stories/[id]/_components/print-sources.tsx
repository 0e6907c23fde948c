import type { StoryPage } from "../../../../lib/usecases/stories/load-story.ts";
import { dateText, number } from "../../../_components/words.ts";
import styles from "./print-sources.module.css";

/** For paper: what the columns were made from. */
export function PrintSources({ page }: { page: StoryPage }) {
  return (
    <div className={styles.sources}>
      Parallax, story {page.story.id}, “{page.story.name}”. Copies count once. Speakers, points and marks found by rule.
      In a word diff, [ ] marks words in one sentence only.
      <br />
      {page.columns.map((column) => (
        <span key={column.key}>
          {column.letter} {column.name}:{" "}
          {(column.cited.length > 0 ? column.cited : column.leads)
            .map(
              (each) =>
                `${each.url ?? each.sourceId}, ${each.publishedAt ? dateText(each.publishedAt) : "date unknown"}, SHA-256 ${each.textSha256.slice(0, 12)}, ${number(each.bodyWords)} words`,
            )
            .join("; ")}
          .{" "}
        </span>
      ))}
    </div>
  );
}
