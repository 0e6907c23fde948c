import type { ReactNode } from "react";
import type { Worksheet } from "../../../lib/usecases/columns/worksheet.ts";
import sheetStyles from "./sheet.module.css";

type Props = {
  sheet: Worksheet;
  caption: string;
  /** A class of the sheet that says how high its cells are. */
  className: string | undefined;
  /** What stands where a row of the topic meets an outlet's column. */
  cell: (column: Worksheet["columns"][number], row: number) => ReactNode;
};

/** The matrix of a sheet, empty or filled in: a row a matter, a column an outlet. */
export function MatrixTable({ sheet, caption, className = "", cell }: Props) {
  return (
    <table className={`${sheetStyles.table} ${className}`}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">What it is about</th>
          {sheet.columns.map((column) => (
            <th scope="col" key={column.key}>
              <span className="siglum">{column.letter}</span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.rows.map((row) => (
          <tr key={row.number}>
            <th scope="row">
              <span className={sheetStyles.number}>{row.number}</span> {row.name}
            </th>
            {sheet.columns.map((column) => (
              <td key={column.key}>{cell(column, row.number)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
