/**
 * A text as one word of a command that a person copies into a shell: in single quotes where it holds more than letters,
 * digits and the signs that mean nothing there.
 */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}_./:@%+,=-]+$/u.test(text) ? text : `'${text.replaceAll("'", "'\\''")}'`;
}
