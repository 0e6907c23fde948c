import type { ComponentProps } from "react";
import { outward } from "./own-address.ts";

/** A link that loads its page as a whole, with the base path in its address, which Next gives to its own Link only. */
export function Anchor({ href, children, ...others }: ComponentProps<"a">) {
  return (
    // biome-ignore lint/correctness/noRestrictedElements: this is the component that stands for it
    <a href={href === undefined ? undefined : outward(href)} {...others}>
      {children}
    </a>
  );
}
