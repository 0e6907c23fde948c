import type { ReactNode } from "react";
import styles from "./trouble.module.css";

type Props = {
  readonly id: string;
  readonly title: string;
  readonly happened: ReactNode;
  readonly kept: ReactNode;
  readonly todo: ReactNode;
  /** Buttons and links. */
  readonly children: ReactNode;
};

/** Why a model reads nothing now: what happened, what was kept, what to do. */
export function Trouble({ id, title, happened, kept, todo, children }: Props) {
  return (
    <section className={styles.trouble} id={id} role="alert" aria-labelledby={`${id}-head`}>
      <h3 id={`${id}-head`}>{title}</h3>
      <dl>
        <div>
          <dt>what happened</dt>
          <dd>{happened}</dd>
        </div>
        <div>
          <dt>what was kept</dt>
          <dd>{kept}</dd>
        </div>
        <div>
          <dt>what to do</dt>
          <dd>{todo}</dd>
        </div>
      </dl>
      <div className="actions">{children}</div>
    </section>
  );
}
