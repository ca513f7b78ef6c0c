/** Control characters that XML cannot hold and terminals act on; tab, line feed and carriage return stay. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;
/** Halves of characters, and the two code points that are none. */
const NO_CHARACTERS = /\p{Surrogate}|[\ufffe\uffff]/gu;

/** U+2400 "␀" is the picture of U+0000, and so on to U+001F; that of U+007F is U+2421 "␡". */
const FIRST_PICTURE = 0x2400;
const PICTURE_OF_DELETE = "\u2421";

/**
 * The text as every format can hold it: control characters become their pictures (U+0007 shows as ␇), what is no
 * character becomes �. All scripts, all directions and 4-byte characters stay as they are.
 */
export function plainText(text: string): string {
  return text
    .replace(CONTROLS, (control) =>
      control === "\u007f" ? PICTURE_OF_DELETE : String.fromCharCode(FIRST_PICTURE + control.charCodeAt(0)),
    )
    .replace(NO_CHARACTERS, "\ufffd");
}

/** Text inside an XML element or a quoted attribute. Takes plain text; line ends survive in both places. */
export function xmlText(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, (character) => ENTITIES[character as keyof typeof ENTITIES]);
}

const ENTITIES = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\t": "&#9;",
  "\n": "&#10;",
  "\r": "&#13;",
} as const;
