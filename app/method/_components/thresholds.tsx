import type { Threshold } from "../../../lib/usecases/installation/thresholds.ts";
import plainPageStyles from "../../_components/styles/plain-page.module.css";

/** Numbers that a rule turns on, as the code has them now, each with what moving it would cost. */
export function Thresholds({ caption, rows }: { caption: string; rows: readonly Threshold[] }) {
  return (
    <table className={plainPageStyles.table}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Threshold</th>
          <th scope="col">value</th>
          <th scope="col">what moving it would cost</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ name, value, tradeOff }) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td data-n="value">{value}</td>
            <td data-n="what moving it would cost" className={plainPageStyles.prose}>
              <span>{tradeOff}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
