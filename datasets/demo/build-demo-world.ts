import { byCodePoint } from "../../server/domain/code-point-order.ts";
import { collectors, facilitatorCell, facilitators, recipientChildren, seller } from "./scenarios/crimes.ts";
import { everydayLife } from "./scenarios/everyday-life.ts";
import {
  arisanGroups,
  charities,
  crowdDonations,
  familyReceivers,
  foodStalls,
  landlords,
  onlineShops,
  outlets,
  payrolls,
  resellers,
} from "./scenarios/look-alikes.ts";
import { World } from "./world.ts";

/**
 * One year of an invented town: some 5,000 accounts, some 30,000 transfers in order of time.
 *
 * A handful of hubs that were paid for abuse, children and extorted payers who must stay protected, and many more
 * accounts that only look like hubs. Pure: same seed, same world.
 */
export function buildDemoWorld(seed: number): World {
  const world = new World(seed);
  const people = everydayLife(world, 3_600);
  facilitators(world, people, 5);
  facilitatorCell(world, people, 3);
  seller(world, people);
  recipientChildren(world, people, 6);
  collectors(world, 2);
  foodStalls(world, people, 18);
  onlineShops(world, people, 10);
  arisanGroups(world, people, 12);
  payrolls(world, people, 6);
  charities(world, people, 5);
  resellers(world, people, 10);
  outlets(world, people, 4);
  landlords(world, people, 30);
  familyReceivers(world, people, 60);
  crowdDonations(world, people, 5);
  world.transfers.sort(
    (a, b) =>
      a.bookedAt - b.bookedAt ||
      byCodePoint(a.payer.number, b.payer.number) ||
      byCodePoint(a.payee.number, b.payee.number),
  );
  return world;
}
