import type { Metadata } from "next";
import { loadStoryName } from "../../../../lib/usecases/stories/load-story.ts";
import { loadStorySheet } from "../../../../lib/usecases/stories/load-story-sheet.ts";
import { firstValue, type Query, wholeNumber } from "../../../_components/addresses.ts";
import { asReader, isBlind } from "../../../_components/blind.ts";
import { Link } from "../../../_components/link.tsx";
import { idFrom, orNotFound } from "../../../_components/or-not-found.ts";
import { PER_CELL, WorksheetView } from "../../../_components/worksheet/worksheet-view.tsx";
import { STORY_AS_IT_OPENS, storyAddress, storyState } from "../_components/address.ts";
import { storySheetAddress } from "../_components/sheets.ts";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Worksheet: ${await asReader(orNotFound(loadStoryName(idFrom((await params).id))))}` };
}

/** A story on paper for a class: the table to fill in, quotes without names, and the key on a page of its own. */
export default async function StoryWorksheet({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const { columns } = storyState({ columns: firstValue(query.columns) });
  const perCell = PER_CELL.find((each) => each === wholeNumber(query.quotes)) ?? 1;
  const withKey = firstValue(query.key) === "1";
  const sheet = await asReader(orNotFound(loadStorySheet(id, { columns, perCell })));
  return (
    <WorksheetView
      sheet={sheet}
      about="story"
      blind={await isBlind()}
      perCell={perCell}
      withKey={withKey}
      at={(change) => storySheetAddress(id, columns, { perCell, key: withKey, ...change })}
      crumbs={
        <>
          <Link href="/stories">Stories</Link> /{" "}
          <Link href={storyAddress(id, { ...STORY_AS_IT_OPENS, columns })}>{sheet.about.name}</Link> / Worksheet
        </>
      }
    />
  );
}
