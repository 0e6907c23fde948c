import fieldStyles from "./styles/field.module.css";

type Field = {
  readonly name: string;
  readonly label: string;
  readonly note?: string;
  readonly type?: "url";
  readonly list?: string;
  readonly pattern?: string;
};

/** Lets the browser say what is wrong before anything is sent. */
const DATE = "\\d{4}(-\\d{2}(-\\d{2})?)?";

const FIELDS = (names: { date: string; address: string }): readonly Field[] => [
  { name: "outlet", label: "Outlet", list: "outlets" },
  { name: "headline", label: "Headline" },
  { name: "author", label: "Author" },
  { name: names.date, label: "Date", note: "A year, a month or a day: 2025, 2025-07 or 2025-07-04", pattern: DATE },
  { name: names.address, label: "Address", type: "url", note: "Begins with https:// or http://" },
];

type Props = {
  /** Names of the fields that the form's route knows by another name. */
  names: { date: string; address: string };
  /** Outlets to choose from; another may be typed. */
  outlets: readonly string[];
  /** What is there now, by field, with the words for where it comes from. */
  now?: Readonly<Record<string, { value: string; origin: string }>>;
};

/** Fields for what a person knows about a text. What is left empty stays unknown. */
export function KnownFields({ names, outlets, now = {} }: Props) {
  return (
    <>
      {FIELDS(names).map(({ name, label, note, type, list, pattern }) => {
        const [id, origin] = [`known-${name}`, now[name]?.origin];
        const words = [origin, note].filter(Boolean).join(". ");
        return (
          <div className={fieldStyles.field} key={name}>
            <label htmlFor={id}>{label}</label>
            <input
              id={id}
              name={name}
              type={type ?? "text"}
              list={list}
              pattern={pattern}
              defaultValue={now[name]?.value}
              aria-describedby={words ? `${id}-note` : undefined}
              autoComplete="off"
            />
            {words ? (
              <p className="note" id={`${id}-note`}>
                {words}
              </p>
            ) : null}
          </div>
        );
      })}
      <datalist id="outlets">
        {outlets.map((outlet) => (
          <option key={outlet} value={outlet} />
        ))}
      </datalist>
    </>
  );
}
