import { cookies } from "next/headers";
import { type AccessToken, LONGEST_TOKEN_NAME, type Scope } from "../../../lib/model/token.ts";
import { ActionForm } from "../../_components/action-form.tsx";
import { firstValue } from "../../_components/addresses.ts";
import { flashed, SECRET_COOKIE } from "../../_components/flash.ts";
import { formatMoment } from "../../_components/format.ts";
import { Notice } from "../../_components/notice.tsx";
import { PlainForm } from "../../_components/plain-form.tsx";
import { SectionHead } from "../../_components/section-head.tsx";
import fieldStyles from "../../_components/styles/field.module.css";
import modelStyles from "./model.module.css";
import styles from "./token-section.module.css";

const BACK = "/settings#tokens";
const MAY: Record<Scope, string> = {
  read: "read",
  import: "read and bring texts in",
  edit: "read, bring texts in and edit",
};

type Props = {
  tokens: readonly AccessToken[];
  /** `?made=` as it stands in the address: the key under which the cookie has a token that was made just now. */
  made: string | string[] | undefined;
};

/** Tokens for programs: what each may do, when it was used, a new one, and the one made just now. */
export function TokenSection({ tokens, made }: Props) {
  return (
    <section className="section" aria-labelledby="tokens">
      <SectionHead id="tokens" title="Tokens for programs">
        A script or a reader’s shortcut comes in with a token of its own, and never needs the password.
      </SectionHead>
      <Made made={made} />
      {tokens.length === 0 ? <p>No token is in force.</p> : null}
      {tokens.map(({ id, name, scope, madeAt, usedAt }) => (
        <div className={modelStyles.row} key={id}>
          <strong className={styles.name}>{name}</strong>
          <div className="actions">
            <span>
              May {MAY[scope]}.{" "}
              <span className="note">
                Made {formatMoment(madeAt)}; {usedAt ? `used ${formatMoment(usedAt)}` : "never used"}
              </span>
            </span>
            <ActionForm
              action={`/api/v1/tokens/${id}`}
              method="DELETE"
              label="Revoke"
              back={BACK}
              confirm={`Whatever uses “${name}” is refused from then on. That cannot be undone.`}
              quiet
            />
          </div>
        </div>
      ))}
      <PlainForm method="post" action="/api/v1/tokens" className={styles.form}>
        <input type="hidden" name="return" value={BACK} />
        <div className={fieldStyles.field}>
          <label htmlFor="token-name">What it is for</label>
          <input id="token-name" name="name" required maxLength={LONGEST_TOKEN_NAME} autoComplete="off" />
        </div>
        <div className={fieldStyles.field}>
          <label htmlFor="token-scope">What it may do</label>
          <select id="token-scope" name="scope" defaultValue="read">
            <option value="read">Read</option>
            <option value="import">Read and bring texts in</option>
            <option value="edit">Read, bring in and edit</option>
          </select>
        </div>
        <p>
          <button className="button" type="submit">
            Make a token
          </button>
        </p>
      </PlainForm>
    </section>
  );
}

/** The token made just now. The address has only its key, so that it stands in no history and no log. */
async function Made({ made }: { made: string | string[] | undefined }) {
  const token = flashed(firstValue(made), (await cookies()).get(SECRET_COOKIE)?.value);
  if (token === null) return null;
  return (
    <Notice title="Copy the token now: it is not shown again">
      <p>
        <code className={styles.token}>{token}</code>
      </p>
      <p>
        Programs send it as <code>Authorization: Bearer …</code>. Only its hash is kept here.
      </p>
    </Notice>
  );
}
