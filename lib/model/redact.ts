/** Words that may stand in no log: passwords and keys of this installation. */
export type Secrets = readonly string[];

/** What stands where a secret stood. */
export const HIDDEN = "[hidden]";

/** Names of fields whose value is a secret, whatever it looks like. */
const SECRET_NAME = /pass(word|phrase)?$|secret|token|cookie|authorization|credential|(^|_|api)key$/i;

/** Forms of secrets that tell themselves: a password in an address, what a browser or a program proves itself by, our tokens and sessions. */
const SECRET_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\b([a-z][a-z0-9+.-]*:\/\/[^\s:/@]*):[^\s/]*@/gi, `$1:${HIDDEN}@`],
  [/\b(Bearer|Basic)\s+[\w+/=.~-]{4,}/gi, `$1 ${HIDDEN}`],
  [/\bplx_[\w-]{8,}/g, HIDDEN],
  [/\b(parallax-session)=[^\s;,]+/g, `$1=${HIDDEN}`],
  [/\b(password|passwd|token|secret|api[_-]?key)(["']?\s*[=:]\s*["']?)[^\s"'&,;]+/gi, `$1$2${HIDDEN}`],
];

/** The text without secrets: those that are known, and whatever has the form of one. */
export function hideSecrets(text: string, secrets: Secrets): string {
  const known = secrets.reduce((shown, secret) => shown.replaceAll(secret, HIDDEN), text);
  return SECRET_FORMS.reduce((shown, [form, instead]) => shown.replace(form, instead), known);
}

/** The fields without secrets: a field that is named after one is hidden whole. */
export function withoutSecrets<T extends object>(fields: T, secrets: Secrets): { [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      if (value !== null && value !== undefined && SECRET_NAME.test(name)) return [name, HIDDEN];
      return [name, typeof value === "string" ? hideSecrets(value, secrets) : value];
    }),
  );
}
