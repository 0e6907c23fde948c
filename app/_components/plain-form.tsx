import type { ComponentProps } from "react";
import { outward } from "./own-address.ts";

/** A form that works without script, with the base path in the address that it is sent to. */
export function PlainForm({
  action,
  children,
  ...others
}: Omit<ComponentProps<"form">, "action"> & { action: string }) {
  return (
    // biome-ignore lint/correctness/noRestrictedElements: this is the component that stands for it
    <form action={outward(action)} {...others}>
      {children}
    </form>
  );
}
