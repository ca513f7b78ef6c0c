import type { NetworkData, NodeRow } from "../../server/serve/wire.ts";
import { communityKey, mergeEdges, type Scene } from "./scene.ts";

/**
 * The network with every community as one node and the edges between communities merged. Accounts whose community is
 * not known share one node. Largest community first; ties go to the lower communityId.
 */
export function mergeCommunities(network: NetworkData, hidden: ReadonlySet<string>): Scene {
  const members = new Map<number | null, NodeRow[]>();
  const communityOf = new Map<string, string>();
  for (const node of network.nodes) {
    if (hidden.has(node.accountId)) continue;
    const group = members.get(node.communityId);
    if (group) group.push(node);
    else members.set(node.communityId, [node]);
    communityOf.set(node.accountId, communityKey(node.communityId));
  }
  const nodes = [...members]
    .sort(([a, left], [b, right]) => right.length - left.length || (a ?? Infinity) - (b ?? Infinity))
    .map(([communityId, accounts]) => ({
      kind: "community" as const,
      key: communityKey(communityId),
      communityId,
      members: accounts,
    }));
  return { nodes, edges: mergeEdges(network.edges, (accountId) => communityOf.get(accountId)) };
}
