import type { ReactNode } from "react";
import { Siglum } from "./siglum.tsx";

type Props = {
  letter: string;
  name: string;
  /** Where the name leads, if anywhere. */
  href?: string;
  /** "two copies", "2 articles". */
  aside?: string;
  /** Date with origin, headline, words. */
  children?: ReactNode;
};

/** The head of an outlet's column: line pattern, letter and name, and what the page adds below. */
export function OutletHead({ letter, name, href, aside, children }: Props) {
  return (
    <div className="otop ohead" data-o={letter}>
      <p className="o">
        <Siglum letter={letter} /> <b>{href === undefined ? name : <a href={href}>{name}</a>}</b>
        {aside !== undefined && <span className="note"> {aside}</span>}
      </p>
      {children}
    </div>
  );
}
