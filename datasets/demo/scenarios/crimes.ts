import type { DemoAccount, World } from "../world.ts";
import { DEMO_DAYS } from "../world.ts";

/** Tariff steps of the demo, whole rupiah and euro. Invented within the ranges of the public reports. */
const RUPIAH = [100_000, 150_000, 200_000, 300_000, 500_000, 750_000, 1_000_000, 1_500_000, 2_000_000] as const;
const HOUR = 3_600_000;

function consumers(world: World, people: readonly DemoAccount[], count: number): readonly DemoAccount[] {
  const { dice } = world;
  const foreign = Math.round(count * 0.3);
  const abroad = Array.from({ length: foreign }, () =>
    world.open("consumer", "remittance", {
      country: dice.pick(["AU", "DE", "GB", "NL", "US"]),
      birthYear: dice.between(1955, 1985),
    }),
  );
  return [...dice.sample(people, count - foreign), ...abroad];
}

/** One adult who is paid by many, keeps a tariff, and moves the money on within three days. */
function payHub(
  world: World,
  hub: DemoAccount,
  payers: readonly DemoAccount[],
  onward: readonly DemoAccount[],
  from: number,
  to: number,
): void {
  const { dice } = world;
  for (const payer of payers) {
    const usual = dice.pick(RUPIAH);
    const payments = dice.chance(0.45) ? dice.between(3, 9) : dice.between(1, 2);
    let day = dice.between(from, Math.max(from, to - 20));
    for (let i = 0; i < payments && day < to; i++) {
      const at = world.at(day, dice.chance(0.55) ? "night" : "day");
      const amount = dice.chance(0.75) ? usual : dice.pick(RUPIAH);
      world.pay(payer, hub, amount, at, {
        remark: dice.chance(0.4) ? dice.pick(["makan", "belanja", "untuk keluarga", "top up"]) : "",
      });
      if (dice.chance(0.8)) {
        const passed = amount * (0.85 + dice.share() * 0.1);
        world.pay(hub, dice.pick(onward), passed, at + dice.between(1, 70) * HOUR);
      }
      day += dice.between(5, 25);
    }
  }
}

/** Lone facilitators: 12 to 45 payers each, in-degrees within those of shops and savings groups. */
export function facilitators(world: World, people: readonly DemoAccount[], count: number): readonly DemoAccount[] {
  const { dice } = world;
  return Array.from({ length: count }, () => {
    const hub = world.open("facilitator", dice.chance(0.6) ? "e-wallet" : "bank", {
      openedAt: "2023-11-20",
      birthYear: dice.between(1975, 1999),
    });
    const onward = Array.from({ length: dice.between(3, 5) }, () => world.open("exit", "bank"));
    payHub(world, hub, consumers(world, people, dice.between(12, 45)), onward, 0, DEMO_DAYS);
    return hub;
  });
}

/** A cell: hubs that share a third of their payers and take turns through the year. */
export function facilitatorCell(world: World, people: readonly DemoAccount[], size: number): readonly DemoAccount[] {
  const { dice } = world;
  const pool = consumers(world, people, 60);
  const onward = Array.from({ length: 6 }, () => world.open("exit", "bank"));
  return Array.from({ length: size }, (_, turn) => {
    const hub = world.open("facilitator", "e-wallet", { openedAt: "2024-01-05", birthYear: dice.between(1980, 1999) });
    const from = Math.floor((turn * DEMO_DAYS) / (size + 1));
    payHub(world, hub, dice.sample(pool, 30), onward, from, Math.min(DEMO_DAYS, from + 180));
    return hub;
  });
}

/** Seller: very small equal payments, half of the buyers every thirty days. */
export function seller(world: World, people: readonly DemoAccount[]): void {
  const { dice } = world;
  const shop = world.open("seller", "e-wallet", { openedAt: "2024-02-01", birthYear: 1991 });
  const exit = world.open("exit", "crypto");
  for (const buyer of dice.sample(people, 70)) {
    const subscribed = dice.chance(0.5);
    let day = dice.between(0, 300);
    for (let i = 0; i < (subscribed ? dice.between(3, 9) : 1) && day < DEMO_DAYS; i++) {
      const at = world.at(day, "night");
      world.pay(buyer, shop, subscribed ? 75_000 : 15_000, at);
      day += 30 + dice.between(-1, 1);
    }
  }
  for (let day = 10; day < DEMO_DAYS; day += 7)
    world.pay(shop, exit, dice.between(4, 12) * 100_000, world.at(day, "night"));
}

/** Children who are paid themselves: few payers, one of them again and again. The data calls most of them minors. */
export function recipientChildren(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const child = world.open("recipient child", "e-wallet", {
      openedAt: "2024-01-15",
      birthYear: dice.between(2007, 2012),
      minorFlag: dice.chance(0.7),
    });
    for (const [at, payer] of dice.sample(people, dice.between(3, 6)).entries()) {
      const payments = at === 0 ? dice.between(8, 15) : dice.between(1, 4);
      for (let n = 0; n < payments; n++) {
        world.pay(payer, child, dice.between(1, 10) * 50_000, world.at(dice.between(20, DEMO_DAYS - 1), "night"), {
          remark: dice.pick(["jajan", "pulsa", "hadiah", ""]),
        });
      }
    }
  }
}

/** A collector of extorted payments and the boys who pay: a burst each, then silence; out to crypto within a day. */
export function collectors(world: World, count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const opened = dice.between(60, 280);
    const collector = world.open("collector", "e-wallet", {
      openedAt: "2024-03-01",
      birthYear: dice.between(1985, 2000),
    });
    const exit = world.open("exit", "crypto");
    for (let victim = 0; victim < dice.between(14, 24); victim++) {
      const boy = world.open("sextortion payer", "bank", {
        birthYear: dice.between(2007, 2010),
        minorFlag: dice.chance(0.8),
      });
      const day = opened + dice.between(0, 45);
      for (let n = 0; n < dice.between(1, 5); n++) {
        const at = world.at(day + Math.floor(n / 2), "night");
        const amount = dice.between(2, 30) * 50_000;
        world.pay(boy, collector, amount, at);
        world.pay(collector, exit, amount * 0.95, at + dice.between(1, 20) * HOUR, { channel: "crypto" });
      }
    }
  }
}
