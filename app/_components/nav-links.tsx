"use client";
import { usePathname } from "next/navigation";
import { Anchor } from "./anchor.tsx";
import countStyles from "./styles/count.module.css";

const PLACES = [
  ["/", "Stories"],
  ["/articles", "Articles"],
  ["/duplicates", "Duplicates"],
  ["/topics", "Topics"],
  ["/outlets", "Outlets"],
  ["/import", "Import"],
] as const;

/** Pages that belong to a place of the navigation without standing below its address. */
const ALSO: readonly (readonly [RegExp, string])[] = [
  [/^\/stories\b/, "/"],
  [/^\/groups\b/, "/duplicates"],
  [/^\/(compare|worksheet)\b/, "/articles"],
  [/^\/(claims|coding)\b/, "/topics"],
  [/^\/framing\b/, "/outlets"],
  [/^\/feeds\b/, "/import"],
];

/** The six places, the current one marked; a client component only because a layout is not told the address. */
export function NavLinks({ openDuplicates }: { openDuplicates: string }) {
  const path = usePathname();
  const place = ALSO.find(([pages]) => pages.test(path))?.[1] ?? `/${path.split("/")[1] ?? ""}`;
  return (
    <ul>
      {PLACES.map(([href, name]) => (
        <li key={href}>
          <Anchor href={href} aria-current={href === place ? (href === path ? "page" : "true") : undefined}>
            {name}
            {href === "/duplicates" && openDuplicates !== "0" && (
              <>
                {" "}
                <span className={countStyles.count}>
                  {openDuplicates}
                  <span className="visually-hidden"> open</span>
                </span>
              </>
            )}
          </Anchor>
        </li>
      ))}
    </ul>
  );
}
