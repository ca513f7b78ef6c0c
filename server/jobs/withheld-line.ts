/**
 * A line of a file as it may be shown: as it stood, or, where it names a protected account, not at all, because the rest
 * of such a line (a remark, a school, a name) tells as much as the number.
 */
export function lineOrWithheld(raw: string, redact: (text: string) => string): string {
  return redact(raw) === raw ? raw : "(line withheld: it names a protected account)";
}
