import { BlindButton } from "./blind-button.tsx";
import { Keys } from "./keys.tsx";
import styles from "./masthead.module.css";
import { NavLinks } from "./nav-links.tsx";
import { ThemeButton } from "./theme-button.tsx";

/** The bar on every page: name, six places, blind mode, search, theme, keys; on phones a native Menu. */
export function Masthead({ openDuplicates, blind }: { openDuplicates: string; blind: boolean }) {
  return (
    <header className={styles.masthead}>
      <div className="wrap">
        <a className={styles.wordmark} href="/" aria-label="Parallax, first page">
          Paral<i>l</i>ax
        </a>
        <nav className={styles.places} aria-label="Main">
          <NavLinks openDuplicates={openDuplicates} />
        </nav>
        <div className={styles.tools}>
          {blind ? null : <BlindButton blind={false} />}
          <search>
            <form className={styles.find} action="/search">
              <input type="search" name="q" aria-label="Search all passages" placeholder="Search all passages" />
              <kbd>/</kbd>
            </form>
          </search>
          <ThemeButton />
          <Keys />
          <details className={styles.menu}>
            <summary>Menu</summary>
            <div className={styles.sheet}>
              <form className={styles.seek} action="/search">
                <input type="search" name="q" aria-label="Search all passages" placeholder="Search all passages" />
                <button className="button" type="submit">
                  Search
                </button>
              </form>
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
