/**
 * The only source of randomness: a seeded generator that gives the same numbers on every machine.
 *
 * sfc32 (Chris Doty-Humphrey, PractRand): 128 bits of state, 32 bits a call, no multiplication.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  /** Any non-negative whole number up to 2^53 - 1; each gives its own sequence. */
  constructor(seed: number) {
    this.#a = 0;
    this.#b = seed >>> 0;
    this.#c = Math.floor(seed / 2 ** 32) >>> 0;
    // The first numbers of near seeds resemble each other; twelve rounds part them.
    for (let round = 0; round < 12; round++) this.next();
  }

  /** A whole number in 0 .. 2^32 - 1. */
  next(): number {
    const sum = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A number in [0, 1): the form that libraries ask for. */
  unit(): number {
    return this.next() / 2 ** 32;
  }

  /** A whole number in 0 .. limit - 1. */
  below(limit: number): number {
    return Math.floor(this.unit() * limit);
  }

  /** 0 .. length - 1, each once, every order as likely as any other. */
  order(length: number): Int32Array {
    const order = new Int32Array(length);
    for (let i = 0; i < length; i++) order[i] = i;
    this.shuffle(order);
    return order;
  }

  /** Puts the numbers in place into an order as likely as any other. */
  shuffle(numbers: Int32Array): void {
    for (let i = numbers.length - 1; i > 0; i--) {
      const j = this.below(i + 1);
      const number = numbers[i];
      numbers[i] = numbers[j];
      numbers[j] = number;
    }
  }
}
