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

/** Keeps a choice for the session, and ticks its boxes on this page. */
function keep(next: Chosen): Chosen {
  for (const box of boxes()) box.checked = next.some(({ id }) => id === box.value);
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
    const ticked = boxes().filter((box) => box.checked && !stored().some(({ id }) => id === box.value));
    show([...stored(), ...ticked.map((box) => ({ id: box.value, name: box.dataset.choose ?? "" }))]);
    const listen = ({ target }: Event) => {
      if (!(target instanceof HTMLInputElement) || target.dataset.choose === undefined) return;
      const others = stored().filter(({ id }) => id !== target.value);
      show(target.checked ? [...others, { id: target.value, name: target.dataset.choose }] : others);
    };
    document.addEventListener("change", listen);
    return () => document.removeEventListener("change", listen);
  }, []);
  const leave = (id: string | null) => setChosen(keep(id === null ? [] : stored().filter((one) => one.id !== id)));
  const count = chosen?.length ?? null;
  const fits = (most: number) => count === null || (count >= leastCompared && count <= most);
  const shown = new Set(chosen === null ? [] : boxes().map((box) => box.value));
  return (
    <PlainForm id="choice" className={styles.bar} action="/compare" aria-label="The articles chosen">
      {chosen
        ?.filter(({ id }) => !shown.has(id))
        .map(({ id }) => (
          <input key={id} type="hidden" name="ids" value={id} />
        ))}
      <p className={styles.told} aria-live="polite">
        {count === null || count === 0 ? (
          `Tick two to ${mostCompared} articles to lay them side by side.`
        ) : (
          <>
            <b>{count} chosen</b>
            {count < leastCompared
              ? ": tick one more to compare."
              : count > mostCompared
                ? `: at most ${mostCompared} stand side by side.`
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
