import type { FramingPage } from "../../../lib/usecases/framing/load-framing.ts";

/** The head of a table with a column an outlet. `first` names the row heads for those who hear the page. */
export function HeadCells({ page, first }: { page: FramingPage; first: string }) {
  return (
    <thead>
      <tr>
        <th scope="col">
          <span className="visually-hidden">{first}</span>
        </th>
        {page.columns.map(({ column }) => (
          <th scope="col" key={column.key}>
            <span className="siglum">{column.letter}</span> {column.name}
          </th>
        ))}
      </tr>
    </thead>
  );
}
