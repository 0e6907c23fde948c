import { outletGuess } from "../../../../lib/model/article.ts";
import type { ImportedFile, Step } from "../../../../lib/usecases/imports/load-import.ts";
import { ActionForm } from "../../../_components/action-form.tsx";
import { Anchor } from "../../../_components/anchor.tsx";
import { formatMoment } from "../../../_components/format.ts";
import { Link } from "../../../_components/link.tsx";
import listPageStyles from "../../../_components/styles/list-page.module.css";
import { number, plural, ROLE_NAMES } from "../../../_components/words.ts";
import styles from "./file-row.module.css";
import { FoundCopies } from "./found-copies.tsx";

/** Roles named of what is kept apart; a fourth would make the line longer than it is useful. */
const NAMED = 3;

/** One file of an import: its mark, what was found in it, and what is still being done. */
export function FileRow({ file, importId, back }: { file: ImportedFile; importId: number; back: string }) {
  const look = lookOf(file);
  const { article } = file;
  return (
    <li className={look.name} id={`f${file.position}`}>
      <span className={styles.mark} aria-hidden="true">
        {look.glyph}
      </span>
      <div>
        <p className={styles.name}>
          <span className="visually-hidden">{look.words}: </span>
          <bdi>{file.sourceId}</bdi>
        </p>
        {article ? (
          <>
            <p className={styles.detail}>
              {article.headline ? (
                <span className={styles.title}>{article.headline}</span>
              ) : (
                <span className={listPageStyles.faint}>No headline known.</span>
              )}
              <br />
              <Outlet article={article} />
              {contentOf(file)}
              {file.status === "already-there" ? " It was here already: the same bytes, outlet and address." : null}
            </p>
            <Removed file={file} back={back} />
            {file.story ? (
              <p className={styles.detail}>
                In the story <Link href={`/stories/${file.story.id}`}>{file.story.name}</Link>
                {isEnded(file.story.name) ? null : "."}
              </p>
            ) : null}
            {article.remarks.length > 0 ? <p className={styles.detail}>{article.remarks.join(" ")}</p> : null}
            {file.step === "done" ? null : <Steps step={file.step} words={article.bodyWords} />}
            {file.again ? <Again file={file} importId={importId} back={back} /> : null}
            <FoundCopies article={article} copies={file.copies} back={back} added={file.status === "added"} />
          </>
        ) : (
          <Unread file={file} importId={importId} back={back} />
        )}
      </div>
      <p className={styles.right}>
        {article ? (
          <>
            {plural(article.words, "word")}
            <br />
            <Link href={`/articles/${article.id}`}>
              Read<span className="visually-hidden"> {article.headline ?? file.sourceId}</span>
            </Link>
            <br />
            <Link href={`/articles/${article.id}/edit`}>
              Correct<span className="visually-hidden"> what is known about {article.headline ?? file.sourceId}</span>
            </Link>
          </>
        ) : (
          <>
            {sizeOf(file.bytes)}
            <br />
            {WHERE[file.status]}
          </>
        )}
      </p>
    </li>
  );
}

/** Whether a name closes a sentence itself: one that was cut ends with dots, and a fourth would look like a slip. */
function isEnded(name: string): boolean {
  return /[.…!?]$/.test(name);
}

/** An article that was thrown away: since when, and the way back. */
function Removed({ file: { article, removal }, back }: { file: ImportedFile; back: string }) {
  if (!article?.removed) return null;
  return (
    <>
      <p className={styles.detail}>
        <strong>In the trash.</strong> It was removed from every view
        {removal ? ` on ${formatMoment(removal.at)}` : ""}, and can be brought back.
      </p>
      <div className="actions">
        {removal ? (
          <ActionForm action={`/api/v1/decisions/${removal.decision}/undo`} label="Bring back" back={back} />
        ) : null}
        <Link href="/articles#trash">See the trash</Link>
      </div>
    </>
  );
}

/** What is said of the bytes of a file without an article. */
const WHERE: Record<ImportedFile["status"], string> = {
  waiting: "stored, to be read",
  reading: "being read",
  added: "",
  "already-there": "",
  failed: "nothing kept",
  cancelled: "nothing kept",
};

/** A file that is not in: it waits, was cancelled, or could not be read. */
function Unread({ file, importId, back }: { file: ImportedFile; importId: number; back: string }) {
  if (file.step === "waiting" || file.step === "reading") {
    return (
      <p className={styles.steps}>
        <b>{file.step === "waiting" ? "queued" : "reading"}</b> <span className={styles.arrow}>›</span>{" "}
        <span>looking for copies</span> <span className={styles.arrow}>›</span> <span>claims</span>
      </p>
    );
  }
  if (file.status === "cancelled") {
    return (
      <p className={styles.detail}>
        <strong>Cancelled before it was read.</strong> Nothing of it was kept. Choose the file again to bring it in.
      </p>
    );
  }
  return (
    <>
      <p className={styles.detail}>
        <strong>
          {file.status === "failed"
            ? "Not read."
            : file.step === "stopped"
              ? "Reading has stopped."
              : "No longer here."}
        </strong>{" "}
        {file.error}
      </p>
      {file.again ? (
        <Again file={file} importId={importId} back={back} />
      ) : (
        <p className="actions">
          <Anchor className="button" href="#files">
            Choose another file
          </Anchor>
        </p>
      )}
    </>
  );
}

function Again({ file: { position }, importId, back }: { file: ImportedFile; importId: number; back: string }) {
  return (
    <div className="actions">
      <ActionForm action={`/api/v1/imports/${importId}/files/${position}/retry`} label="Try again" back={back} />
    </div>
  );
}

function lookOf({ status, article, copies, step }: ImportedFile): {
  name: string | undefined;
  glyph: string;
  words: string;
} {
  if (step === "waiting") return { name: styles.waiting, glyph: "", words: "waits to be read" };
  if (step === "reading") return { name: styles.working, glyph: "", words: "being read" };
  if (status === "cancelled") return { name: styles.waiting, glyph: "", words: "cancelled" };
  if (!article) return { name: styles.failed, glyph: "!", words: "not read" };
  if (step === "stopped") return { name: styles.failed, glyph: "!", words: "in, but not analysed" };
  if (step !== "done") return { name: styles.working, glyph: "", words: "in, being analysed" };
  return copies.some((copy) => copy.together || copy.pair.score >= 0.5)
    ? { name: styles.copy, glyph: "=", words: "in, with a copy" }
    : { name: undefined, glyph: "✓", words: "in" };
}

/** Whose the article is, marked where that was guessed: then it can be corrected here, for all alike too. */
function Outlet({ article }: { article: NonNullable<ImportedFile["article"]> }) {
  if (!article.outlet) return <>Outlet unknown. </>;
  const guess = outletGuess(article.origins.outlet);
  return (
    <>
      <bdi>{article.outlet}</bdi>
      {guess ? <span className="origin"> ({guess})</span> : null}.{" "}
    </>
  );
}

function contentOf({ article, apart }: ImportedFile): string {
  const own = `${plural(article?.bodyWords ?? 0, "word")} of article`;
  const words = apart.reduce((sum, each) => sum + each.words, 0);
  if (words === 0) return `${own}, nothing else.`;
  const names = apart.slice(0, NAMED).map((each) => ROLE_NAMES[each.role]);
  const last = apart.length > NAMED ? "more" : (names.pop() ?? "");
  return `${own}; ${number(words)} of ${names.length > 0 ? `${names.join(", ")} and ${last}` : last} are kept apart.`;
}

function Steps({ step, words }: { step: Step; words: number }) {
  if (step === "stopped") {
    return (
      <p className={styles.detail}>
        <strong>Its analysis has stopped.</strong> The text is stored and safe.
      </p>
    );
  }
  const comparing = step === "comparing";
  return (
    <p className={styles.steps}>
      <span>read</span> <span className={styles.arrow}>›</span> <span>{plural(words, "word")} of article found</span>{" "}
      <span className={styles.arrow}>›</span> {comparing ? <b>looking for copies</b> : <span>copies looked for</span>}{" "}
      <span className={styles.arrow}>›</span> {comparing ? <span>claims</span> : <b>reading claims</b>}
    </p>
  );
}

function sizeOf(bytes: number): string {
  if (bytes === 0) return "";
  return bytes < 100_000 ? plural(bytes, "byte") : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
