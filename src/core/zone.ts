import { distance } from 'fastest-levenshtein';
import { Temporal } from './time.ts';

const known = ['UTC', ...Intl.supportedValuesOf('timeZone')];
const regions = [...new Set(known.map((zone) => zone.slice(0, zone.lastIndexOf('/') + 1)))];
const epoch = Temporal.Instant.fromEpochMilliseconds(0);

/** The IANA zone of this name in its usual spelling, whatever its case; undefined where there is none. */
export function findZone(name: string): string | undefined {
  // Offsets such as +02:00 and whole timestamps are zones to Temporal, but know no summer time.
  if (!/^[a-z][a-z0-9_+/-]*$/i.test(name)) return undefined;
  try {
    return epoch.toZonedDateTimeISO(name).timeZoneId;
  } catch {
    return undefined;
  }
}

/** The zone that was probably meant: of the city of that name, or else spelled nearly so. */
export function guessZone(name: string): string | undefined {
  return zoneOfCity(name) ?? zoneSpelledLike(name);
}

function zoneOfCity(name: string): string | undefined {
  // Asking for every region's finds cities under their new names, too, which the list of zones leaves out.
  for (const region of regions) {
    const zone = findZone(region + name);
    if (zone) return zone;
  }
  return undefined;
}

function zoneSpelledLike(name: string): string | undefined {
  // Comparing takes time in proportion to the length, and people can type anything.
  if (name.length > 60) return undefined;
  const text = name.toLowerCase();
  const farOff = Math.ceil(text.length / 3) + 1;
  let best: { zone: string | undefined; edits: number } = { zone: undefined, edits: farOff };
  for (const zone of known) {
    const full = zone.toLowerCase();
    const edits = Math.min(distance(text, full), distance(text, full.slice(full.lastIndexOf('/') + 1)));
    if (edits < best.edits) best = { zone, edits };
  }
  return best.zone;
}

/** Zones whose name, or the name of whose city, begins with what was typed, then those that have it anywhere. */
export function suggestZones(typed: string, limit: number): readonly string[] {
  const text = typed.trim().replace(/\s+/g, '_').toLowerCase();
  const found = known.filter((zone) => zone.toLowerCase().includes(text));
  const begins = (zone: string) => `/${zone.toLowerCase()}`.includes(`/${text}`);
  return [...found.filter(begins), ...found.filter((zone) => !begins(zone))].slice(0, limit);
}
