import { cookies } from "next/headers";
import { firstValue } from "./addresses.ts";
import { FLASH_COOKIE, flashed } from "./flash.ts";
import { Notice } from "./notice.tsx";

type Props = {
  /** `?error=` as it stands in the address: the key of a message, never its words. */
  error: string | string[] | undefined;
  /** The heading. */
  children?: string;
};

/** What a form could not do, in the words of the answer that led here. The form leads to #problem, which takes the focus. */
export async function Problem({ error, children }: Props) {
  const key = firstValue(error);
  const message = key === undefined ? null : flashed(key, (await cookies()).get(FLASH_COOKIE)?.value);
  if (message === null) return null;
  return (
    <div id="problem" tabIndex={-1}>
      <Notice problem title={children ?? "That did not work"}>
        <p>{message}</p>
      </Notice>
    </div>
  );
}
