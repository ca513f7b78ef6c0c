const SLOT_MS = 900_000;
const DAY_MS = 86_400_000;

/**
 * Turns wall-clock times of one IANA zone into UTC. A time that the clock jumps over (summer time begins) does not
 * exist: null. A time that comes twice (summer time ends) is the first of the two.
 */
export function localClock(zone: string): (localMs: number) => number | null {
  if (isUtc(zone)) return (localMs) => localMs;
  const offsetAt = zoneOffsets(zone);
  return (localMs) => {
    const candidates = [localMs - offsetAt(localMs - DAY_MS), localMs - offsetAt(localMs + DAY_MS)];
    const valid = candidates.filter((utc) => localMs - utc === offsetAt(utc));
    return valid.length === 0 ? null : Math.min(...valid);
  };
}

export function isUtc(zone: string | null): boolean {
  return zone !== null && /^(UTC|Etc\/UTC)$/i.test(zone);
}

/** True for a zone that this Node knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Offset of a zone in ms at a moment; zones change on quarter hours, so one look-up serves a quarter. */
function zoneOffsets(zone: string): (utcMs: number) => number {
  const format = new Intl.DateTimeFormat("en-US-u-nu-latn-hc-h23", {
    timeZone: zone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "numeric",
    minute: "numeric",
    second: "numeric",
    era: "short",
  });
  const known = new Map<number, number>();
  return (utcMs) => {
    const slot = Math.floor(utcMs / SLOT_MS);
    const cached = known.get(slot);
    if (cached !== undefined) return cached;
    const parts = new Map(format.formatToParts(slot * SLOT_MS).map((part) => [part.type, Number(part.value)]));
    const part = (type: Intl.DateTimeFormatPartTypes): number => parts.get(type) ?? 0;
    const local = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"), part("second"));
    const offset = local - slot * SLOT_MS;
    known.set(slot, offset);
    return offset;
  };
}
