/** The Neo4j releases that Tributary is tested with, and what each needs of Java. */
export interface Neo4jRelease {
  readonly version: string;
  /** Major versions of Java that this release runs on, both ends included. */
  readonly oldestJava: number;
  readonly newestJava: number;
  readonly mainClass: string;
  /** Settings that only this release knows. */
  readonly settings: readonly string[];
}

/** Newest first. */
export const NEO4J_RELEASES: readonly Neo4jRelease[] = [
  {
    version: "2026.08.1",
    oldestJava: 21,
    newestJava: 99,
    mainClass: "org.neo4j.server.Neo4jCommunity",
    settings: [
      // Otherwise it announces itself on the local network, and offers itself to Neo4j's cloud.
      "server.fleet_discovery.enabled=false",
      "dbms.fleet_manager.enabled=false",
      "internal.dbms.bolt.netty_server_shutdown_quiet_period_duration=0s",
    ],
  },
  {
    version: "5.26.30",
    oldestJava: 17,
    newestJava: 21,
    mainClass: "org.neo4j.server.CommunityEntryPoint",
    settings: ["internal.dbms.bolt.netty_server_shutdown_quiet_period=0"],
  },
];

/** Flags that keep Neo4j working on a Java of this major version, and quiet. */
export function javaFlags(javaMajor: number): readonly string[] {
  const flags = [
    "--add-opens=java.base/java.nio=ALL-UNNAMED",
    "--add-opens=java.base/java.lang=ALL-UNNAMED",
    "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
    "-Dfile.encoding=UTF-8",
  ];
  if (javaMajor >= 24) flags.push("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");
  return flags;
}
