import type { Metadata } from "next";
import { loadTopicName } from "../../../../lib/usecases/topics/load-topic.ts";
import { loadWorksheet } from "../../../../lib/usecases/topics/load-worksheet.ts";
import { firstValue, type Query, wholeNumber } from "../../../_components/addresses.ts";
import { asReader, isBlind } from "../../../_components/blind.ts";
import { Link } from "../../../_components/link.tsx";
import { idFrom, orNotFound } from "../../../_components/or-not-found.ts";
import { PER_CELL, WorksheetView } from "../../../_components/worksheet/worksheet-view.tsx";
import { topicState } from "../_components/address.ts";
import { topicAddress, worksheetAddress } from "./_components/address.ts";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Worksheet: ${await orNotFound(loadTopicName(idFrom((await params).id)))}` };
}

/** A topic on paper for a class: the matrix to fill in, quotes without names, and the key on a page of its own. */
export default async function WorksheetPage({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const { columns } = topicState({ columns: firstValue(query.columns) });
  const perCell = PER_CELL.find((each) => each === wholeNumber(query.quotes)) ?? 1;
  const withKey = firstValue(query.key) === "1";
  const blind = await isBlind();
  const sheet = await asReader(orNotFound(loadWorksheet(id, { columns, perCell })));
  const at = (change: { perCell?: number; key?: boolean }) =>
    worksheetAddress(id, { columns, perCell, key: withKey, ...change });
  return (
    <WorksheetView
      sheet={sheet}
      about="topic"
      blind={blind}
      perCell={perCell}
      withKey={withKey}
      at={at}
      crumbs={
        <>
          <Link href="/topics">Topics</Link> / <Link href={topicAddress(id, columns)}>{sheet.about.name}</Link> /
          Worksheet
        </>
      }
    />
  );
}
