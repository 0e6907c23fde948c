import type { GroupPage, Reading } from "../../../../lib/usecases/load-group.ts";
import { Siglum } from "../../../_components/siglum.tsx";
import { Name } from "./witness-words.tsx";

/** Which copy is read to which, how to turn it, and with more than two copies which other to read. */
export function ReadingLine({ page, reading: { from, to }, view }: { page: GroupPage; reading: Reading; view: string }) {
  const address = (a: number, b: number) => `/groups/${page.id}?view=${view}&from=${a}&to=${b}`;
  const others = page.copies.filter((copy) => copy !== from && copy !== to);
  return (
    <p className="note readline">
      Read from <Siglum letter={from.letter} copy={from.copy} /> to <Siglum letter={to.letter} copy={to.copy} />.{" "}
      <span className="gl del" aria-hidden="true">
        −
      </span>{" "}
      only in <Name siglum={from.siglum} />{" "}
      <span className="gl add" aria-hidden="true">
        +
      </span>{" "}
      only in <Name siglum={to.siglum} />. <a href={address(to.article.id, from.article.id)}>Read the other way</a>
      {others.map((other) => (
        <span key={other.siglum}>
          {" "}
          ·{" "}
          <a href={address(from.article.id, other.article.id)}>
            <Name siglum={from.siglum} /> to <Name siglum={other.siglum} />
          </a>
        </span>
      ))}
    </p>
  );
}
