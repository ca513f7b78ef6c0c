"""Reads a GraphML or GEXF file with networkx and prints what it holds as JSON: node and edge attributes as read."""
import json, sys
import networkx as nx

path = sys.argv[1]
graph = nx.read_graphml(path, force_multigraph=True) if path.endswith(".graphml") else nx.read_gexf(path)
edges = list(graph.edges(data=True))
json.dump(
    {
        "directed": graph.is_directed(),
        "nodes": {node: facts for node, facts in graph.nodes(data=True)},
        "edges": [{"payer": payer, "payee": payee, **facts} for payer, payee, facts in edges],
        # Python's integers have no limit, JSON numbers do in JavaScript.
        "amountMinor": str(sum(facts["amountMinor"] for _, _, facts in edges)),
    },
    sys.stdout,
    default=str,
)
