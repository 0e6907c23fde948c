import { Anchor } from "./anchor.tsx";
import styles from "./footer.module.css";

/** The foot of every page. It links only to pages that exist. */
export function Footer() {
  return (
    <footer className={styles.footer}>
      <div className="wrap">
        <span>Parallax counts and shows. It does not judge.</span>
        <Anchor href="/help">Help</Anchor>
        <Anchor href="/tour">Tour</Anchor>
        <Anchor href="/search">Search</Anchor>
        <Anchor href="/method">How flags are made and measured</Anchor>
        <Anchor href="/settings">Settings and word lists</Anchor>
        <Anchor href="/reports">Reports</Anchor>
        <Anchor href="/history">History of decisions</Anchor>
      </div>
    </footer>
  );
}
