/**
 * Colours of the drawing, one set for each theme.
 *
 * The ten community hues were searched for the largest smallest difference in OKLab, as seen with full colour vision,
 * protanopia, deuteranopia and tritanopia, with a contrast of at least 3:1 to the ground, and none of them red. They
 * mean community and nothing else; a letter always says the same.
 */
export interface Palette {
  readonly ground: string;
  readonly text: string;
  readonly mutedText: string;
  readonly communities: readonly string[];
  /** A community beyond the ten largest in view, or none known. */
  readonly otherCommunity: string;
  readonly fold: string;
  readonly edge: string;
  readonly edgeInFocus: string;
  readonly faded: string;
  readonly fadedEdge: string;
  readonly halo: string;
}

export const LIGHT: Palette = {
  ground: "#fbfcfc",
  text: "#1b2529",
  mutedText: "#56646b",
  communities: [
    "#778aee",
    "#b98827",
    "#77406e",
    "#417e68",
    "#262888",
    "#9c5908",
    "#826ab3",
    "#3e3e03",
    "#62184c",
    "#5942ad",
  ],
  otherCommunity: "#8a949b",
  fold: "#c3cbcf",
  edge: "#b4bec3",
  edgeInFocus: "#4b5f68",
  faded: "#e1e6e8",
  fadedEdge: "#edf0f1",
  halo: "#0f766e",
};

export const DARK: Palette = {
  ground: "#14191c",
  text: "#e6ebed",
  mutedText: "#9fadb4",
  communities: [
    "#95c1e9",
    "#fd9c3a",
    "#a392fd",
    "#54ad92",
    "#4b66ca",
    "#975f3e",
    "#755e89",
    "#e1e776",
    "#7eefe0",
    "#c97b33",
  ],
  otherCommunity: "#76828a",
  fold: "#4a555b",
  edge: "#4d595f",
  edgeInFocus: "#b9c6cc",
  faded: "#262e32",
  fadedEdge: "#20272b",
  halo: "#4fb5aa",
};

export const COMMUNITY_LETTERS = "ABCDEFGHIJ";

/** A community with a hue and a letter in this view. */
export interface CommunityMark {
  readonly communityId: number;
  readonly letter: string;
  /** Index into `Palette.communities`. */
  readonly hue: number;
  readonly accounts: number;
}

/**
 * Marks for the ten communities with most accounts in view, largest first; ties go to the lower communityId. One account
 * alone is no community to look at.
 */
export function markCommunities(communityIds: Iterable<number | null>): ReadonlyMap<number, CommunityMark> {
  const sizes = new Map<number, number>();
  for (const id of communityIds) if (id !== null) sizes.set(id, (sizes.get(id) ?? 0) + 1);
  const shared = [...sizes].filter(([, accounts]) => accounts > 1);
  const largest = shared.sort(([a, sizeA], [b, sizeB]) => sizeB - sizeA || a - b).slice(0, COMMUNITY_LETTERS.length);
  return new Map(
    largest.map(([communityId, accounts], hue) => [
      communityId,
      { communityId, letter: COMMUNITY_LETTERS.charAt(hue), hue, accounts },
    ]),
  );
}
