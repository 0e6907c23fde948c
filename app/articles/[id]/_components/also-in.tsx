import { isNamed } from "../../../../lib/model/claim.ts";
import type { Elsewhere } from "../../../../lib/usecases/articles/load-article.ts";
import { Link } from "../../../_components/link.tsx";
import { CHIP_NAMES } from "../../../_components/words.ts";
import styles from "./also-in.module.css";

/** The outlets whose claims are linked with one of a paragraph; opened, what they say, each to be put beside this one. */
export function AlsoIn({ elsewhere }: { elsewhere: readonly Elsewhere[] }) {
  const letters = [...new Map(elsewhere.map(({ column }) => [column.key, column])).values()];
  return (
    <details>
      <summary>
        also in{" "}
        {letters.map((column) => (
          <span key={column.key} className="siglum">
            <span className="visually-hidden">{column.name}, </span>
            <span aria-hidden="true">{column.letter}</span>
          </span>
        ))}
      </summary>
      {elsewhere.map((each) => (
        <ClaimElsewhere key={`${each.linked} ${each.other.id}`} each={each} />
      ))}
    </details>
  );
}

/** Another outlet's claim on the same matter, with how it differs and the way to put both side by side. */
export function ClaimElsewhere({
  each: { linked, other, column, link, topic },
  className = styles.version,
}: {
  each: Elsewhere;
  className?: string | undefined;
}) {
  return (
    <div className={className}>
      <p className="note">
        <span className="siglum">{column.letter}</span> <strong>{column.name}</strong>
        {other.speaker
          ? `, said by ${other.speaker}`
          : other.via
            ? `, reported via ${other.via}`
            : ", in its own words"}
      </p>
      <p className={styles.quote}>{other.quote}</p>
      <p className="note">
        {isNamed(link.relation) ? `${CHIP_NAMES[link.relation]} · ` : null}
        <Link href={topic ? `/topics/${topic}?pair=${linked},${other.id}#pair` : `/claims/${other.id}`}>
          {topic ? "side by side" : "open"}
        </Link>
      </p>
    </div>
  );
}
