import type { Metadata } from "next";
import { type Duplicates, loadDuplicates } from "../../lib/usecases/load-duplicates.ts";
import { shown } from "../_components/blind.ts";
import { Downloads } from "../_components/downloads.tsx";
import { Notice } from "../_components/notice.tsx";
import { SectionHead } from "../_components/section-head.tsx";
import { Toast } from "../_components/toast.tsx";
import { plural } from "../_components/words.ts";
import { ExcerptLine } from "./_components/excerpt-line.tsx";
import { QueuedPair } from "./_components/queued-pair.tsx";

export const dynamic = "force-dynamic";
export const metadata: Metadata = { title: "Duplicates" };

type Props = { searchParams: Promise<{ done?: string; undo?: string; error?: string }> };

/** Every flagged pair: those that wait for a person first, those where a look is worth most at the top. */
export default async function DuplicatesPage({ searchParams }: Props) {
  const { done, undo, error } = await searchParams;
  const page = await shown(loadDuplicates());
  return (
    <div className="page-duplicates">
      {error !== undefined && (
        <div id="problem" tabIndex={-1}>
          <Notice problem title="That was not done">
            <p>{error}</p>
          </Notice>
        </div>
      )}
      <div className="gh">
        <h1>Duplicates</h1>
        <p className="say">{sentence(page)}</p>
        {page.waitingInAll > 0 && (
          <p className="note keyline">
            <kbd>j</kbd> <kbd>k</kbd> next, previous · <kbd>c</kbd> merge · <kbd>x</kbd> keep apart · <kbd>s</kbd> same story · <kbd>z</kbd> undo
          </p>
        )}
      </div>
      {page.waiting.length > 0 && (
        <section className="blk" aria-labelledby="waiting">
          <SectionHead id="waiting" title={`${page.waitingInAll} waiting for a decision`}>
            Those come first where the measurement is least sure. What a person decides holds through every later run.
          </SectionHead>
          {page.waiting.map((judged) => (
            <QueuedPair key={`${judged.pair.aId}-${judged.pair.bId}`} judged={judged} letters={page.letters} />
          ))}
          <Cut shown={page.waiting.length} inAll={page.waitingInAll} />
        </section>
      )}
      {page.decided.length > 0 && (
        <section className="blk" aria-labelledby="decided">
          <SectionHead id="decided" title={`${page.decidedInAll} decided`}>
            Where the measurement disagrees with the decision, it stands first.
          </SectionHead>
          {page.decided.map((judged) => (
            <QueuedPair key={`${judged.pair.aId}-${judged.pair.bId}`} judged={judged} letters={page.letters} />
          ))}
          <Cut shown={page.decided.length} inAll={page.decidedInAll} />
        </section>
      )}
      {page.excerpts.length > 0 && (
        <section className="blk" aria-labelledby="excerpts">
          <SectionHead id="excerpts" title={`${page.excerptsInAll} shared passages and excerpts`}>
            These need no decision: a quotation or an excerpt never makes two texts one article.
          </SectionHead>
          <ul>
            {page.excerpts.map((judged) => (
              <ExcerptLine key={`${judged.pair.aId}-${judged.pair.bId}`} judged={judged} letters={page.letters} />
            ))}
          </ul>
          <Cut shown={page.excerpts.length} inAll={page.excerptsInAll} />
        </section>
      )}
      {page.waitingInAll + page.decidedInAll + page.excerptsInAll > 0 ? <Downloads table="pairs" name="every flagged pair" /> : null}
      <Toast done={done} {...(undo ? { undo } : {})} back="/duplicates" />
    </div>
  );
}

function sentence({ texts, waitingInAll, decidedInAll }: Duplicates): string {
  if (texts === 0) return "There are no texts yet. Import two or more, and those that are really one article show up here.";
  if (waitingInAll + decidedInAll === 0) return `No two of the ${plural(texts, "text")} are near-duplicates.`;
  if (waitingInAll === 0) return "Every flagged pair has been decided.";
  return `${plural(waitingInAll, "pair")} of the ${plural(texts, "text")} ${waitingInAll === 1 ? "looks" : "look"} like one article. Nobody has decided yet.`;
}

function Cut({ shown, inAll }: { shown: number; inAll: number }) {
  return shown < inAll ? <p className="note">{plural(inAll - shown, "more pair")} will show as these are decided.</p> : null;
}
