"use client";
import { useEffect, useState } from "react";
import { outward } from "../own-address.ts";
import { PlainForm } from "../plain-form.tsx";
import styles from "./choice.module.css";

const STORED = "parallax-chosen";

type Chosen = readonly { readonly id: string; readonly name: string }[];
type Props = {
  /** Fewest and most articles side by side, and most that a table of them takes. */
  readonly leastCompared: number;
  readonly mostCompared: number;
  readonly mostExported: number;
};

function boxes(): HTMLInputElement[] {
  return [...document.querySelectorAll<HTMLInputElement>("input[data-choose]")];
}

function stored(): Chosen {
  try {
    const found: unknown = JSON.parse(sessionStorage.getItem(STORED) ?? "[]");
    return Array.isArray(found)
      ? found.filter((one) => typeof one?.id === "string" && typeof one?.name === "string")
      : [];
  } catch {
    return [];
  }
}

/** The articles that a box stands for: one, or the two of a pair. */
function behind(box: HTMLInputElement): Chosen {
  const names = (box.dataset.choose ?? "").split("\n");
  return box.value.split(",").map((id, i) => ({ id, name: names[i] ?? "" }));
}

/** Those of `chosen` without those of `left`. */
function without(chosen: Chosen, left: Chosen): Chosen {
  return chosen.filter(({ id }) => !left.some((one) => one.id === id));
}

/** Ticks the boxes of what is chosen. The bar itself sends the choice, so that an article of two boxes is sent once. */
function tick(chosen: Chosen): void {
  for (const box of boxes()) {
    box.removeAttribute("name");
    box.checked = without(behind(box), chosen).length === 0;
  }
}

/** Keeps a choice for the session, and ticks its boxes on this page. */
function keep(next: Chosen): Chosen {
  tick(next);
  sessionStorage.setItem(STORED, JSON.stringify(next));
  return next;
}

/**
 * What can be done with the articles whose boxes are ticked. Without script it is a plain form whose buttons lead to the pages; with it the
 * choice is counted, named, and kept from page to page, so that one article can come from a search and the other from a list.
 */
export function ChoiceBar({ leastCompared, mostCompared, mostExported }: Props) {
  const [chosen, setChosen] = useState<Chosen | null>(null);
  useEffect(() => {
    const show = (next: Chosen) => setChosen(keep(next));
    // What was ticked before this script ran counts as well.
    const ticked = boxes().filter((box) => box.checked);
    show([...stored(), ...without(ticked.flatMap(behind), stored())]);
    const listen = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.dataset.choose === undefined) return;
      const others = without(stored(), behind(target));
      show(target.checked ? [...others, ...behind(target)] : others);
    };
    document.addEventListener("change", listen);
    return () => document.removeEventListener("change", listen);
  }, []);
  // A list that was turned to its next page has boxes that nobody has ticked yet.
  useEffect(() => {
    if (chosen) tick(chosen);
  });
  const leave = (id: string | null) => setChosen(keep(id === null ? [] : stored().filter((one) => one.id !== id)));
  const count = chosen?.length ?? null;
  const fits = (most: number) => count === null || (count >= leastCompared && count <= most);
  return (
    <PlainForm id="choice" className={styles.bar} action="/compare" aria-label="The articles chosen">
      {chosen?.map(({ id }) => (
        <input key={id} type="hidden" name="ids" value={id} />
      ))}
      <p className={styles.told} aria-live="polite">
        {count === null || count === 0 ? (
          <>
            Tick two to {mostCompared} articles<span className={styles.wide}> to lay them side by side</span>.
          </>
        ) : (
          <>
            <b>{count} chosen</b>
            {count < leastCompared
              ? ": tick one more to compare."
              : count > mostCompared
                ? `: at most ${mostCompared} side by side.`
                : ""}
          </>
        )}
      </p>
      {chosen && chosen.length > 0 ? (
        <details className={styles.names}>
          <summary>Which</summary>
          <ul>
            {chosen.map(({ id, name }) => (
              <li key={id}>
                {name}{" "}
                <button type="button" className="text-button" onClick={() => leave(id)}>
                  Leave out<span className="visually-hidden"> {name}</span>
                </button>
              </li>
            ))}
            <li>
              <button type="button" className="text-button" onClick={() => leave(null)}>
                Leave all out
              </button>
            </li>
          </ul>
        </details>
      ) : null}
      <div className={styles.deeds}>
        <button className="button primary" type="submit" disabled={!fits(mostCompared)}>
          Compare
        </button>
        <button className="button" type="submit" formAction={outward("/framing")} disabled={!fits(mostCompared)}>
          Framing
        </button>
        <button className="button" type="submit" formAction={outward("/worksheet")} disabled={!fits(mostCompared)}>
          Worksheet
        </button>
        <button
          className="button"
          type="submit"
          name="format"
          value="csv"
          formAction={outward("/api/v1/articles")}
          disabled={count !== null && (count === 0 || count > mostExported)}
        >
          Export
        </button>
      </div>
    </PlainForm>
  );
}
