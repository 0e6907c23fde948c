import { ROLES } from "../../../../lib/model/article.ts";
import type { StoredPassage } from "../../../../lib/model/stored.ts";
import { Anchor } from "../../../_components/anchor.tsx";
import { FormTarget } from "../../../_components/form-target.tsx";
import { PlainForm } from "../../../_components/plain-form.tsx";
import { ROLE_NAMES } from "../../../_components/words.ts";
import styles from "./role-form.module.css";

/** Lets a reader say what a passage is; counts, claims and duplicates are then made again. */
export function RoleForm({ article, passage }: { article: number; passage: StoredPassage }) {
  const field = `role-${passage.position}`;
  return (
    <details className={styles.role}>
      <summary>
        <span className={styles.roleName}>
          {passage.roleOrigin === "person" ? "set by a reader" : passage.roleOrigin}
        </span>{" "}
        <u>Not right?</u>
      </summary>
      <PlainForm method="post" action={`/api/v1/articles/${article}/passages/${passage.position}`}>
        <FormTarget method="PATCH" back={`/articles/${article}?at=${passage.start}`} />
        <label htmlFor={field}>This passage is part of the</label>{" "}
        <select id={field} name="role" defaultValue={passage.role}>
          {ROLES.map((role) => (
            <option key={role} value={role}>
              {ROLE_NAMES[role]}
            </option>
          ))}
        </select>{" "}
        <button className="button" type="submit">
          Set the role
        </button>
        <p className="note">
          A line set to teaser, appeal or site line is that wherever it stands, in other articles too.{" "}
          <Anchor href="/lines">All such lines</Anchor>
        </p>
      </PlainForm>
    </details>
  );
}
