import { speakerKey } from "../../../lib/framing/compare/sides.ts";
import { VERB_CLASSES } from "../../../lib/model/claim.ts";
import type { SpeakerShare } from "../../../lib/model/framing.ts";
import type { FramingColumnView, FramingPage } from "../../../lib/usecases/framing/load-framing.ts";
import { Downloads } from "../../_components/downloads.tsx";
import { Link } from "../../_components/link.tsx";
import { number, percent, plural, VERB_CLASS_NAMES } from "../../_components/words.ts";
import { comparedOf, type FramingState, framingAddress } from "./address.ts";
import columnsStyles from "./columns.module.css";
import { FoldedSection } from "./folded-section.tsx";
import { NameSide } from "./name-side.tsx";
import outletNameStyles from "./outlet-name.module.css";
import styles from "./quoted.module.css";
import { isUnfolded } from "./sections.ts";

/** Speakers shown in a column, and those that unfold below them; the rest is one line. */
const MOST_SPEAKERS = 6;
const MOST_UNFOLDED = 30;

/** Who is quoted and with what kind of word, and by side where the reader named sides; bars on one scale. */
export function Quoted({ page, state }: { page: FramingPage; state: FramingState }) {
  const most = Math.max(...page.columns.map(quotedWords), 1);
  return (
    <FoldedSection
      id="quoted"
      open={isUnfolded(state, "quoted")}
      title="Who is quoted"
      note="Words inside quotation marks, by speaker, and the reporting words that lead to them (neutral where nothing else is said). The bars share one scale. Hatched: no speaker named."
    >
      <ul className={columnsStyles.columns}>
        {page.columns.map((view) => (
          <OneColumn key={view.column.key} view={view} page={page} most={most} state={state} />
        ))}
      </ul>
      <Downloads table="tables/framing-voices" name="who is quoted" of={comparedOf(state)} />
      <NameSide page={page} state={state} />
    </FoldedSection>
  );
}

function quotedWords({ profile }: FramingColumnView): number {
  return profile.speakers.reduce((sum, speaker) => sum + speaker.quotedWords, 0);
}

function OneColumn({
  view,
  page,
  most,
  state,
}: {
  view: FramingColumnView;
  page: FramingPage;
  most: number;
  state: FramingState;
}) {
  const { column, profile } = view;
  const total = quotedWords(view);
  const speakers = profile.speakers.filter((speaker) => speaker.quotedWords > 0 || speaker.cues.length > 0);
  const quoted = speakers.filter((speaker) => speaker.quotedWords > 0);
  return (
    <li data-o={column.letter}>
      <p className={outletNameStyles.outlet}>
        <span className="siglum">{column.letter}</span> <b>{column.name}</b>
      </p>
      <p className="note">
        <span className="num">{percent(total / Math.max(1, profile.words))}</span> of its words: {number(total)} of{" "}
        {number(profile.words)}
      </p>
      <div className={styles.bars} aria-hidden="true">
        {quoted.map((speaker) => (
          <i
            key={speaker.name}
            className={speaker.name === null ? styles.unnamed : undefined}
            style={{ width: `${(speaker.quotedWords / most) * 98}%` }}
          />
        ))}
      </div>
      <Sides view={view} total={total} />
      <Speakers
        speakers={speakers.slice(0, MOST_SPEAKERS)}
        caption={`Quoted words and reporting words by speaker in ${column.name}`}
        {...{ column, page, state }}
      />
      {speakers.length > MOST_SPEAKERS ? (
        <details open={state.all}>
          <summary>{plural(speakers.length - MOST_SPEAKERS, "more speaker")}</summary>
          <Speakers
            speakers={speakers.slice(MOST_SPEAKERS, MOST_UNFOLDED)}
            caption={`Further speakers in ${column.name}`}
            {...{ column, page, state }}
          />
          {speakers.length > MOST_UNFOLDED ? (
            <p className="note">
              {speakers.length - MOST_UNFOLDED} more, with fewer words each; the table has them all.
            </p>
          ) : null}
        </details>
      ) : null}
    </li>
  );
}

type SpeakersProps = {
  speakers: readonly SpeakerShare[];
  caption: string;
  column: FramingColumnView["column"];
  page: FramingPage;
  state: FramingState;
};

function Speakers({ speakers, caption, column, page, state }: SpeakersProps) {
  return (
    <table className={columnsStyles.list}>
      <caption className="visually-hidden">{caption}</caption>
      <tbody>
        {speakers.map((speaker) => (
          <tr key={speaker.name}>
            <th scope="row">
              {speaker.name ?? "no speaker named"}
              {speaker.name && page.sides.has(speakerKey(speaker.name)) ? (
                <span className="note"> {page.sides.get(speakerKey(speaker.name))}</span>
              ) : null}
              <Cues speaker={speaker} column={column.key} state={state} />
            </th>
            <td>
              {speaker.quotedWords > 0 ? (
                <Link href={framingAddress(state, { what: `speaker:${speaker.name ?? ""}`, column: column.key })}>
                  {number(speaker.quotedWords)}
                </Link>
              ) : (
                <span className="note">0</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The kinds of reporting word, each opening its uses. */
function Cues({ speaker, column, state }: { speaker: SpeakerShare; column: string; state: FramingState }) {
  const classes = VERB_CLASSES.map(
    (verbClass) => [verbClass, speaker.cues.filter((cue) => cue.verbClass === verbClass).length] as const,
  );
  const used = classes.filter(([, count]) => count > 0);
  if (used.length === 0) return null;
  return (
    <span className={`note ${styles.cues}`}>
      {used.map(([verbClass, count]) => (
        <Link key={verbClass} href={framingAddress(state, { what: `by:${verbClass}|${speaker.name ?? ""}`, column })}>
          {VERB_CLASS_NAMES[verbClass][0]} {count}
        </Link>
      ))}
    </span>
  );
}

function Sides({ view, total }: { view: FramingColumnView; total: number }) {
  if (!view.sides.some((share) => share.side !== null)) return null;
  return (
    <p className={`note ${styles.sides}`}>
      {view.sides.map((share, i) => (
        <span key={share.side}>
          {i > 0 ? " · " : "By side: "}
          {share.side ?? "no side named"} <b>{number(share.words)}</b> ({percent(share.words / Math.max(1, total))})
        </span>
      ))}
    </p>
  );
}
