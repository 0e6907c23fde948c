import { Anchor } from "./anchor.tsx";
import { BlindButton } from "./blind-button.tsx";
import { Keys } from "./keys.tsx";
import styles from "./masthead.module.css";
import { NavLinks } from "./nav-links.tsx";
import { PlainForm } from "./plain-form.tsx";
import { ThemeButton } from "./theme-button.tsx";

/** The bar on every page: name, six places, blind mode, search, theme, keys; on phones a native Menu. */
export function Masthead({ openDuplicates, blind }: { openDuplicates: string; blind: boolean }) {
  return (
    <header className={styles.masthead}>
      <div className="wrap">
        <Anchor className={styles.wordmark} href="/" aria-label="Parallax, first page">
          Paral<i>l</i>ax
        </Anchor>
        <nav className={styles.places} aria-label="Main">
          <NavLinks openDuplicates={openDuplicates} />
        </nav>
        <div className={styles.tools}>
          {blind ? null : <BlindButton blind={false} />}
          <search>
            <PlainForm className={styles.find} action="/search">
              <input type="search" name="q" aria-label="Search all passages" placeholder="Search all passages" />
              <kbd>/</kbd>
            </PlainForm>
          </search>
          <ThemeButton />
          <Keys />
          <details className={styles.menu}>
            <summary>Menu</summary>
            <div className={styles.sheet}>
              <PlainForm className={styles.seek} action="/search">
                <input type="search" name="q" aria-label="Search all passages" placeholder="Search all passages" />
                <button className="button" type="submit">
                  Search
                </button>
              </PlainForm>
              <nav aria-label="Menu">
                <NavLinks openDuplicates={openDuplicates} />
              </nav>
              {blind ? null : <BlindButton blind={false} />}
            </div>
          </details>
        </div>
      </div>
    </header>
  );
}
