import type { DemoAccount, World } from "../world.ts";
import { DEMO_DAYS } from "../world.ts";

/** Innocent accounts that many people pay. Each must be in the demo, or the hub list would look easier than it is. */

/** Food stalls: meal times, a few prices, payers of the neighbourhood, a supplier paid every week. */
export function foodStalls(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const stall = world.open("merchant", dice.chance(0.5) ? "merchant" : "bank", { issuer: "MISAL" });
    const supplier = world.open("merchant", "merchant", { issuer: "CONTOH" });
    const home = dice.between(0, people.length - 1);
    const prices = [12_000, 15_000, 18_000, 25_000, 35_000];
    for (let n = 0; n < dice.between(120, 320); n++) {
      const guest = people[(home + dice.between(0, 160)) % people.length] as DemoAccount;
      world.pay(
        guest,
        stall,
        dice.pick(prices) * dice.between(1, 3),
        world.at(dice.between(0, DEMO_DAYS - 1), "meals"),
        { channel: "qris" },
      );
    }
    for (let day = 6; day < DEMO_DAYS; day += 7)
      world.pay(stall, supplier, dice.between(40, 90) * 10_000, world.at(day, "office"));
  }
}

/** Online shops: spread prices, office hours, refunds, one logistics company. */
export function onlineShops(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  const logistics = world.open("merchant", "merchant", { issuer: "ANDAI" });
  for (let i = 0; i < count; i++) {
    const shop = world.open("merchant", "bank");
    for (const buyer of dice.sample(people, dice.between(60, 140))) {
      const amount = Math.round(140_000 * 2 ** (dice.bell() * 2));
      const at = world.at(dice.between(0, DEMO_DAYS - 1), "day");
      world.pay(buyer, shop, amount, at, { remark: "pesanan" });
      world.pay(shop, logistics, 15_000 + dice.between(0, 20) * 1_000, at + 20 * 3_600_000);
      if (dice.chance(0.06)) world.pay(shop, buyer, amount, at + 80 * 3_600_000, { remark: "refund" });
    }
  }
}

/** Savings groups: everybody pays the same on the same day of the month, everybody gets the pot once. */
export function arisanGroups(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const members = dice.sample(people, dice.between(10, 20));
    const keeper = world.open("arisan", "bank", { birthYear: dice.between(1965, 1990) });
    const share = dice.pick([100_000, 200_000, 250_000, 500_000]);
    const rounds = Math.min(12, members.length);
    for (let round = 0; round < rounds; round++) {
      const day = 3 + round * 30;
      for (const member of members)
        world.pay(member, keeper, share, world.at(day + dice.between(0, 1), "day"), { remark: `arisan ${round + 1}` });
      const winners = round === rounds - 1 ? members.slice(round) : members.slice(round, round + 1);
      const pot = Math.floor((share * members.length) / winners.length);
      for (const winner of winners) world.pay(keeper, winner, pot, world.at(day + 2, "day"), { remark: "arisan" });
    }
  }
}

/** Employers: one payer, many payees, the 25th of the month. Paid by a few customers. */
export function payrolls(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const employer = world.open("payroll", "bank");
    const staff = dice
      .sample(people, dice.between(15, 40))
      .map((person) => ({ person, wage: dice.between(30, 80) * 100_000 }));
    const customers = Array.from({ length: 5 }, () => world.open("merchant", "bank"));
    for (let day = 24; day < DEMO_DAYS; day += 30) {
      for (const { person, wage } of staff)
        world.pay(employer, person, wage, world.at(day, "office"), { remark: "gaji" });
      for (const customer of customers)
        world.pay(customer, employer, dice.between(20, 60) * 1_000_000, world.at(day - 3, "office"), {
          remark: "invoice",
        });
    }
  }
}

/** Charities: round gifts of strangers around a few events, one payout to an institution. */
export function charities(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const charity = world.open("charity", "bank");
    const institution = world.open("merchant", "bank");
    for (const event of [dice.between(20, 120), dice.between(150, 240), dice.between(260, 340)]) {
      for (const giver of dice.sample(people, dice.between(30, 70))) {
        world.pay(
          giver,
          charity,
          dice.pick([50_000, 100_000, 200_000, 500_000]),
          world.at(event + dice.between(0, 6), "day"),
          { remark: "donasi" },
        );
      }
      world.pay(charity, institution, dice.between(80, 140) * 100_000, world.at(event + 12, "office"));
    }
  }
}

/** Top-up resellers: very small, also at night, and nearly all goes to one wholesaler at a steady margin. */
export function resellers(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  const wholesaler = world.open("merchant", "platform", { issuer: "CONTOH" });
  for (let i = 0; i < count; i++) {
    const reseller = world.open("reseller", "e-wallet", { birthYear: dice.between(1985, 2002) });
    const home = dice.between(0, people.length - 1);
    for (let n = 0; n < dice.between(100, 220); n++) {
      const buyer = people[(home + dice.between(0, 90)) % people.length] as DemoAccount;
      const price = dice.pick([12_000, 22_000, 27_000, 52_000, 102_000]);
      const at = world.at(dice.between(0, DEMO_DAYS - 1), dice.chance(0.35) ? "night" : "day");
      world.pay(buyer, reseller, price, at, { remark: "pulsa" });
      world.pay(reseller, wholesaler, price * 0.95, at + dice.between(1, 90) * 60_000);
    }
  }
}

/** Branchless-bank outlets: money both ways with the same people, all amounts, fees. */
export function outlets(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const outlet = world.open("outlet", "agent", { issuer: "MISAL" });
    const home = dice.between(0, people.length - 1);
    for (let n = 0; n < dice.between(150, 260); n++) {
      const client = people[(home + dice.between(0, 200)) % people.length] as DemoAccount;
      const amount = Math.round(300_000 * 2 ** (dice.bell() * 3));
      const at = world.at(dice.between(0, DEMO_DAYS - 1), "day");
      if (dice.chance(0.5)) world.pay(client, outlet, amount + 5_000, at);
      else world.pay(outlet, client, amount, at);
    }
  }
}

/** Landlords and tutors: a small steady set of payers, once a month, the same amount. */
export function landlords(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const landlord = world.open("landlord", "bank", { birthYear: dice.between(1955, 1985) });
    for (const tenant of dice.sample(people, dice.between(4, 12))) {
      const rent = dice.between(6, 20) * 100_000;
      const first = dice.between(0, 150);
      for (let day = first; day < DEMO_DAYS; day += 30)
        world.pay(tenant, landlord, rent, world.at(day + dice.between(0, 2), "day"), { remark: "kos" });
    }
  }
}

/** Families who are supported from abroad: one to three foreign payers, after pay-day, for years. */
export function familyReceivers(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (const person of dice.sample(people, count)) {
    for (let i = 0; i < dice.between(1, 3); i++) {
      const relative = world.open("family receiver", "remittance", {
        country: dice.pick(["HK", "MY", "SA", "SG", "TW"]),
        birthYear: dice.between(1975, 1999),
      });
      for (let day = dice.between(0, 40); day < DEMO_DAYS; day += 30) {
        world.pay(relative, person, dice.between(8, 35) * 100_000, world.at(day, "day"), {
          channel: "remittance",
          remark: "keluarga",
        });
      }
    }
  }
}

/** A collection for a sick person: strangers, once each, and a hospital is paid. */
export function crowdDonations(world: World, people: readonly DemoAccount[], count: number): void {
  const { dice } = world;
  for (let i = 0; i < count; i++) {
    const patient = world.open("crowd donation", "bank", { birthYear: dice.between(1960, 2000) });
    const hospital = world.open("merchant", "bank");
    const event = dice.between(30, 320);
    for (const giver of dice.sample(people, dice.between(40, 90))) {
      world.pay(
        giver,
        patient,
        dice.pick([20_000, 50_000, 100_000, 250_000]),
        world.at(event + dice.between(0, 10), "day"),
        { remark: "semoga cepat sembuh" },
      );
    }
    world.pay(patient, hospital, dice.between(30, 90) * 100_000, world.at(event + 14, "office"));
  }
}
