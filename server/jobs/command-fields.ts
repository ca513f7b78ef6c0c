import { Failure } from "../domain/failure.ts";

/** Reads the fields of a request that came from outside, one by one; OPTION_INVALID names the field that is wrong. */
export class CommandFields {
  readonly #fields: Readonly<Record<string, unknown>>;

  constructor(value: unknown, what: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw invalid(`${what} has to be an object.`);
    this.#fields = value as Readonly<Record<string, unknown>>;
  }

  raw(name: string): unknown {
    return this.#fields[name];
  }

  text(name: string): string {
    const value = this.#fields[name];
    if (typeof value === "string" && value !== "") return value;
    throw invalid(`The option ${name} has to be a text.`);
  }

  textOrNull(name: string): string | null {
    return this.#isAbsent(name) ? null : this.text(name);
  }

  texts(name: string): readonly string[] {
    const value = this.#isAbsent(name) ? [] : this.#fields[name];
    if (Array.isArray(value) && value.every((item) => typeof item === "string" && item !== "")) return value;
    throw invalid(`The option ${name} has to be a list of texts.`);
  }

  truth(name: string): boolean {
    const value = this.#fields[name] ?? false;
    if (typeof value === "boolean") return value;
    throw invalid(`The option ${name} has to be true or false.`);
  }

  /** A whole number of at least `least`. */
  whole(name: string, least: number): number {
    const value = this.#fields[name];
    if (Number.isSafeInteger(value) && (value as number) >= least) return value as number;
    throw invalid(`The option ${name} has to be a whole number of at least ${least}.`);
  }

  /** A number for which `fits` holds, said in words. */
  number(name: string, fits: (value: number) => boolean, words: string): number {
    const value = this.#fields[name];
    if (typeof value === "number" && fits(value)) return value;
    throw invalid(`The option ${name} has to be ${words}.`);
  }

  oneOf<const Choice extends string>(name: string, choices: readonly Choice[]): Choice {
    const value = this.#fields[name];
    const choice = choices.find((known) => known === value);
    if (choice !== undefined) return choice;
    throw invalid(`The option ${name} has to be one of ${choices.join(", ")}.`);
  }

  #isAbsent(name: string): boolean {
    return this.#fields[name] === undefined || this.#fields[name] === null;
  }
}

function invalid(message: string): Failure {
  return new Failure("OPTION_INVALID", message, { kind: "usage" });
}
