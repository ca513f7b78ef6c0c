const DIGITS = " ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/** A currency code of at most ten capital letters and digits as an exact number, so that a column can hold it. */
export function currencyNumber(code: string): number {
  let number = 0;
  for (const letter of code) number = number * DIGITS.length + Math.max(0, DIGITS.indexOf(letter));
  return number;
}

/** The code that `currencyNumber` made a number of. */
export function currencyCode(number: number): string {
  let code = "";
  for (let rest = number; rest > 0; rest = Math.floor(rest / DIGITS.length)) code = DIGITS[rest % DIGITS.length] + code;
  return code;
}
