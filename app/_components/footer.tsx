import styles from "./footer.module.css";

/** The foot of every page. It links only to pages that exist. */
export function Footer() {
  return (
    <footer className={styles.footer}>
      <div className="wrap">
        <span>Parallax counts and shows. It does not judge.</span>
        <a href="/help">Help</a>
        <a href="/tour">Tour</a>
        <a href="/search">Search</a>
        <a href="/method">How flags are made and measured</a>
        <a href="/settings">Settings and word lists</a>
        <a href="/reports">Reports</a>
        <a href="/history">History of decisions</a>
      </div>
    </footer>
  );
}
