// biome-ignore lint/style/noRestrictedImports: this is the component that stands for it
import NextLink from "next/link";
import type { ComponentProps } from "react";

/** A link that changes the page without loading it as a whole. What nobody asked for is not fetched: a list of fifty articles would ask for fifty pages. */
export function Link(props: ComponentProps<typeof NextLink>) {
  return <NextLink prefetch={false} {...props} />;
}
