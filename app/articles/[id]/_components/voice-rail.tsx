import type { Span } from "../../../../lib/model/span.ts";
import styles from "./voice-rail.module.css";

type Props = {
  readonly spans: readonly Span[];
  readonly body: readonly Span[];
  readonly label: string;
  readonly tall?: boolean;
};

/** The body as one line from its first word to its last, with the stretches that a voice is given. The label says the same in words. */
export function VoiceRail({ spans, body, label, tall = false }: Props) {
  const total = body.reduce((sum, { start, end }) => sum + end - start, 0) || 1;
  const place = (offset: number) =>
    body.reduce((sum, { start, end }) => sum + Math.max(0, Math.min(offset, end) - start), 0) / total;
  return (
    <div className={tall ? `${styles.rail} ${styles.tall}` : styles.rail} role="img" aria-label={label}>
      {spans.map(({ start, end }) => (
        <i
          key={start}
          style={{ left: `${place(start) * 100}%`, width: `${Math.max(0.4, (place(end) - place(start)) * 100)}%` }}
        />
      ))}
    </div>
  );
}
