import { Anchor } from "./anchor.tsx";
import styles from "./crumbs.module.css";

/** The way back, and where we are last. */
export function Crumbs({ way, here }: { way: readonly { href: string; name: string }[]; here: string }) {
  return (
    <nav className={styles.trail} aria-label="Where you are">
      <ol>
        {way.map(({ href, name }) => (
          <li key={href}>
            <Anchor href={href}>{name}</Anchor>
          </li>
        ))}
        <li aria-current="page">{here}</li>
      </ol>
    </nav>
  );
}
