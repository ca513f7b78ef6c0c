/** Month names that statements carry, long and short, lower case; index 0 is January. */
const MONTHS: Readonly<Record<"en" | "id", readonly string[]>> = {
  en: [
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
  ],
  id: [
    "januari jan",
    "februari feb pebruari peb",
    "maret mar mrt",
    "april apr",
    "mei",
    "juni jun",
    "juli jul",
    "agustus agu agt ags agust",
    "september sept sep",
    "oktober okt",
    "november nov nopember nop",
    "desember des",
  ],
};

export const MONTH_LANGUAGES = ["en", "id"] as const;
export type MonthLanguage = (typeof MONTH_LANGUAGES)[number];

/** Number 1-12 of each name of the languages; names are lower case. */
export function monthNumbers(languages: readonly MonthLanguage[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  for (const language of languages) {
    for (const [i, names] of MONTHS[language].entries()) {
      for (const name of names.split(" ")) numbers.set(name, i + 1);
    }
  }
  return numbers;
}
