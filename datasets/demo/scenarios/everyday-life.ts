import type { DemoAccount, World } from "../world.ts";
import { DEMO_DAYS } from "../world.ts";

/** Persons who know a few others and pay them now and then, day and evening: the background of everything. */
export function everydayLife(world: World, persons: number): readonly DemoAccount[] {
  const { dice } = world;
  const people = Array.from({ length: persons }, () =>
    world.open("person", dice.chance(0.55) ? "bank" : "e-wallet", { birthYear: dice.between(1958, 2004) }),
  );
  for (const [at, person] of people.entries()) {
    const friends = Array.from({ length: dice.between(1, 4) }, () => {
      const near = at + dice.between(-30, 30);
      return people[(near + persons) % persons] as DemoAccount;
    });
    for (const friend of friends) {
      if (friend === person) continue;
      const payments = dice.between(0, 3);
      for (let i = 0; i < payments; i++) {
        const amount = Math.round(180_000 * 2 ** (dice.bell() * 2)) + (dice.chance(0.4) ? 0 : dice.between(1, 9_999));
        const remark = dice.chance(0.5) ? dice.pick(["makan", "patungan", "bensin", "pulsa", "titip", "kado"]) : "";
        world.pay(person, friend, amount, world.at(dice.between(0, DEMO_DAYS - 1), "day"), { remark });
      }
    }
  }
  return people;
}
