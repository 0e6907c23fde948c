import pageStyles from "../page.module.css";

/** What becomes of a file, in three promises. */
export function WhatHappens() {
  return (
    <div className={pageStyles.kept}>
      <h2>What happens to a file</h2>
      <ul>
        <li>Its bytes are kept as they came.</li>
        <li>A copy is shown as a copy, never dropped.</li>
        <li>What the text does not say stays unknown until someone says it.</li>
      </ul>
    </div>
  );
}
