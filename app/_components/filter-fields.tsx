/** As the fields of a list's filter ask for a date. */
const DATE = "\\d{4}(-\\d{2}){0,2}";
const DATE_HELP = "A year, a month or a day: 2026, 2026-11, 2026-11-28";

/** The two fields between which a list's dates lie, as precise as the reader likes. */
export function DateFields({ from, to }: { from: string; to: string }) {
  const field = { pattern: DATE, title: DATE_HELP, size: 10 };
  return (
    <>
      <label>
        From
        <input name="from" defaultValue={from} placeholder="2026-11" {...field} />
      </label>
      <label>
        To
        <input name="to" defaultValue={to} placeholder="2026-11-28" {...field} />
      </label>
    </>
  );
}

type ChoiceProps = {
  readonly name: string;
  readonly label: string;
  readonly chosen: string;
  /** What the address says, and what the reader sees. */
  readonly options: readonly (readonly [string | number, string])[];
};

/** A field of a list's filter in which one of some answers is chosen. */
export function ChoiceField({ name, label, chosen, options }: ChoiceProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={chosen}>
        {options.map(([value, words]) => (
          <option key={value} value={value}>
            {words}
          </option>
        ))}
      </select>
    </label>
  );
}
