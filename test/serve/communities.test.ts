import { expect, test } from "vitest";
import { summariseCommunities } from "../../server/serve/communities.ts";

test("communities come largest first, each with its number of hubs and the best of them", () => {
  const communityOf = Int32Array.of(2, 2, 0, -1, 1, 1, 2);
  const hubs = [
    { communityId: 1, hubs: 2, topHubKey: 5 },
    { communityId: 2, hubs: 1, topHubKey: 0 },
  ];
  expect(summariseCommunities(communityOf, hubs)).toEqual([
    { communityId: 2, accounts: 3, hubs: 1, topHubKey: 0 },
    { communityId: 1, accounts: 2, hubs: 2, topHubKey: 5 },
    { communityId: 0, accounts: 1, hubs: 0, topHubKey: null },
  ]);
});
