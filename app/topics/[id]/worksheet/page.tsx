import type { Metadata } from "next";
import Link from "next/link";
import { loadTopicName } from "../../../../lib/usecases/topics/load-topic.ts";
import { loadWorksheet } from "../../../../lib/usecases/topics/load-worksheet.ts";
import { firstValue, type Query, wholeNumber } from "../../../_components/addresses.ts";
import { asReader, isBlind } from "../../../_components/blind.ts";
import crumbsStyles from "../../../_components/crumbs.module.css";
import { idFrom, orNotFound } from "../../../_components/or-not-found.ts";
import { plural } from "../../../_components/words.ts";
import { topicState } from "../_components/address.ts";
import { topicAddress, worksheetAddress } from "./_components/address.ts";
import { EmptyMatrix } from "./_components/empty-matrix.tsx";
import { Key } from "./_components/key.tsx";
import { Quotes } from "./_components/quotes.tsx";
import styles from "./page.module.css";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string }>; searchParams: Query };

/** Quotes a cell that a reader can choose. */
const PER_CELL = [1, 2, 3] as const;

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: `Worksheet: ${await orNotFound(loadTopicName(idFrom((await params).id)))}` };
}

/** A topic on paper for a class: the matrix to fill in, quotes without names, and the key on a page of its own. */
export default async function WorksheetPage({ params, searchParams }: Props) {
  const id = idFrom((await params).id);
  const query = await searchParams;
  const { columns } = topicState({ columns: firstValue(query.columns) });
  const perCell = PER_CELL.find((each) => each === wholeNumber(query.quotes)) ?? 1;
  const withKey = firstValue(query.key) !== "0";
  const blind = await isBlind();
  const sheet = await asReader(orNotFound(loadWorksheet(id, { columns, perCell })));
  const at = (change: { perCell?: number; key?: boolean }) =>
    worksheetAddress(id, { columns, perCell, key: withKey, ...change });
  return (
    <div className={`paper ${styles.page}`}>
      <div className={styles.screenOnly}>
        <p className={crumbsStyles.trail}>
          <Link href="/topics">Topics</Link> / <Link href={topicAddress(id, columns)}>{sheet.topic.name}</Link> /
          Worksheet
        </p>
        <p className={styles.lead}>
          For paper: print this page (A4, upright). {plural(sheet.quotes.length, "quote")} of{" "}
          {plural(sheet.columns.length, "outlet")}, mixed
          {withKey ? "; the key comes on a page of its own" : ""}.
        </p>
        <ul className={styles.choices}>
          {PER_CELL.map((count) => (
            <li key={count}>
              <Link href={at({ perCell: count })} aria-current={count === perCell ? "true" : undefined}>
                {count} a cell
              </Link>
            </li>
          ))}
          <li>
            <Link href={at({ key: !withKey })}>{withKey ? "Leave the key out" : "With the key"}</Link>
          </li>
        </ul>
      </div>
      {sheet.quotes.length === 0 ? (
        <p className="note">No two outlets’ claims are linked in this topic yet, so there is nothing to sort.</p>
      ) : (
        <>
          <EmptyMatrix sheet={sheet} />
          <Quotes sheet={sheet} />
          {withKey ? <Key sheet={sheet} blind={blind} /> : null}
        </>
      )}
    </div>
  );
}
