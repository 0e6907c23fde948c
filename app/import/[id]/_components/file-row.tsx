import Link from "next/link";
import type { ImportedFile, Step } from "../../../../lib/usecases/load-import.ts";
import { number, plural, ROLE_NAMES } from "../../../_components/words.ts";
import { FoundCopies } from "./found-copies.tsx";

/** Roles named of what is kept apart; a fourth would make the line longer than it is useful. */
const NAMED = 3;

/** One file of an import: its mark, what was found in it, and what is still being done. */
export function FileRow({ file, back }: { file: ImportedFile; back: string }) {
  const look = lookOf(file);
  const { article } = file;
  return (
    <li className={look.name} id={`f${file.position}`}>
      <span className="g" aria-hidden="true">
        {look.glyph}
      </span>
      <div>
        <p className="fn">
          <span className="vh">{look.words}: </span>
          {file.sourceId}
        </p>
        {article ? (
          <>
            <p className="d">
              {article.headline ? <span className="t">{article.headline}</span> : <span className="over">No headline known.</span>}
              <br />
              {contentOf(file)}
              {file.status === "already-there" ? " It was here already: the same bytes, outlet and address." : null}
              {article.removed ? " It has been removed from every view." : null}
            </p>
            {article.remarks.length > 0 ? <p className="d">{article.remarks.join(" ")}</p> : null}
            {file.step === "done" ? null : <Steps step={file.step} words={article.bodyWords} />}
            <FoundCopies article={article} copies={file.copies} back={back} />
          </>
        ) : (
          <>
            <p className="d">
              <strong>{file.status === "failed" ? "Not read." : "No longer here."}</strong> {file.error}
            </p>
            <p className="acts">
              <a className="btn" href="#files">
                Choose another file
              </a>
            </p>
          </>
        )}
      </div>
      <p className="r">
        {article ? (
          <>
            {plural(article.words, "word")}
            <br />
            <Link href={`/articles/${article.id}`}>
              Read<span className="vh"> {article.headline ?? file.sourceId}</span>
            </Link>
            <br />
            <Link href={`/articles/${article.id}/edit`}>
              Correct<span className="vh"> what is known about {article.headline ?? file.sourceId}</span>
            </Link>
          </>
        ) : (
          <>
            {sizeOf(file.bytes)}
            <br />
            nothing kept
          </>
        )}
      </p>
    </li>
  );
}

function lookOf({ article, copies, step }: ImportedFile): { name: string; glyph: string; words: string } {
  if (!article) return { name: "fail", glyph: "!", words: "not read" };
  if (step === "stopped") return { name: "fail", glyph: "!", words: "in, but not analysed" };
  if (step !== "done") return { name: "work", glyph: "", words: "in, being analysed" };
  return copies.some((copy) => copy.together || copy.pair.score >= 0.5)
    ? { name: "dup", glyph: "=", words: "in, with a copy" }
    : { name: "done", glyph: "✓", words: "in" };
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
      <p className="d">
        <strong>Its analysis has stopped.</strong> The text is stored and safe. Run “parallax rebuild” to go on.
      </p>
    );
  }
  const comparing = step === "comparing";
  return (
    <p className="steps">
      <span>read</span> <span className="ar">›</span> <span>{plural(words, "word")} of article found</span> <span className="ar">›</span>{" "}
      {comparing ? <b>looking for copies</b> : <span>copies looked for</span>} <span className="ar">›</span>{" "}
      {comparing ? <span>claims</span> : <b>reading claims</b>}
    </p>
  );
}

function sizeOf(bytes: number): string {
  if (bytes === 0) return "";
  return bytes < 100_000 ? plural(bytes, "byte") : `${(bytes / 1_000_000).toFixed(1)} MB`;
}
