import { Fragment } from "react";
import type { LinkRelation } from "../../../lib/model/claim.ts";
import { DIFFERENCE_NAMES, type DifferenceKind } from "../../../lib/stories/row-differences.ts";
import type { ListedDifference, ListedValue, StoryWithValues } from "../../../lib/usecases/stories/story-values.ts";
import { plural } from "../../_components/words.ts";
import { Letter } from "./letter.tsx";
import styles from "./story-differences.module.css";

/** Differences that one line names; what else differs stands on the story's page. */
const MOST_NAMED = 2;

/** How a way to differ is counted where its values are not told. */
const COUNTED: readonly {
  readonly relation: LinkRelation;
  readonly kind: DifferenceKind | null;
  readonly words: string;
}[] = [
  { relation: "figures-differ", kind: "figures", words: "figures differ" },
  { relation: "asserted-denied", kind: "denied", words: "denied" },
  { relation: "dates-differ", kind: "dates", words: "dates differ" },
  { relation: "different-speakers", kind: null, words: "said by different people" },
  { relation: "certain-hedged", kind: "certainty", words: "certain for one, hedged for another" },
];

/** Where the outlets of a story differ most, in a line: the values with those who give them, else in how many points. */
export function StoryDifferences({ story: { texts, differences, told } }: { story: StoryWithValues }) {
  if (texts < 2) return <span className={styles.differ}>stands alone: no other text on it</span>;
  const counted = COUNTED.flatMap(({ relation, kind, words }) => {
    const points = differences.find((each) => each.relation === relation)?.points;
    return points && !told.some((each) => each.kind === kind) ? [{ words, points }] : [];
  }).slice(0, Math.max(0, MOST_NAMED - told.length));
  if (told.length + counted.length === 0)
    return <span className={styles.differ}>no difference found in figures, dates or speakers</span>;
  return (
    <span className={styles.differ}>
      {told.map((each, i) => (
        <Fragment key={each.kind}>
          {i > 0 ? "; " : ""}
          <Told difference={each} />
        </Fragment>
      ))}
      {counted.map(({ words, points }, i) => (
        <Fragment key={words}>
          {i + told.length > 0 ? "; " : ""}
          {words} in <b>{plural(points, "point")}</b>
        </Fragment>
      ))}
    </span>
  );
}

function Told({ difference: { kind, point, values, more } }: { difference: ListedDifference }) {
  const [first, second] = values;
  if (kind === "denied")
    return (
      <>
        denied: {first ? <Value value={first} /> : null}
        {second ? (
          <>
            , denied in <Letters outlets={second.outlets} />
          </>
        ) : null}
      </>
    );
  return (
    <>
      {DIFFERENCE_NAMES[kind]}:{" "}
      {values.map((value, i) => (
        <Fragment key={value.words}>
          {i > 0 ? " / " : ""}
          <Value value={value} />
        </Fragment>
      ))}
      {more > 0 ? ` and ${more} more` : ""} <span className={styles.point}>({point})</span>
    </>
  );
}

function Value({ value: { words, quoted, outlets } }: { value: ListedValue }) {
  return (
    <span className={words.length < 16 ? styles.value : undefined}>
      <b className={quoted ? styles.quoted : undefined}>{quoted ? `“${words}”` : words}</b>{" "}
      <Letters outlets={outlets} />
    </span>
  );
}

function Letters({ outlets }: Pick<ListedValue, "outlets">) {
  return outlets.map(({ letter, outlet }, i) => (
    <Fragment key={`${letter} ${outlet}`}>
      {i > 0 ? " " : ""}
      <Letter letter={letter} name={outlet ?? "outlet unknown"} small />
    </Fragment>
  ));
}
