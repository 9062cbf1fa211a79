import { describe, expect, it } from 'vitest';
import { findZone, suggestZones } from '../../src/core/zone.ts';

describe('zones for what has been typed', () => {
  it('are those whose city or region begins so before those that have it anywhere', () => {
    expect(suggestZones('new', 25)[0]).toBe('America/New_York');
    expect(suggestZones('york', 25)).toEqual(['America/New_York']);
    const found = suggestZones('eu', 100);
    const firstElse = found.findIndex((zone) => !/(^|\/)eu/i.test(zone));
    expect(firstElse).toBeGreaterThan(0);
    expect(found.slice(firstElse).some((zone) => /(^|\/)eu/i.test(zone))).toBe(false);
  });

  it('are as many as asked for, and all of them zones', () => {
    const zones = suggestZones('', 25);
    expect(zones).toHaveLength(25);
    expect(zones.map(findZone)).toEqual(zones);
  });

  it('are none for what no zone has', () => {
    expect(suggestZones('atlantis', 25)).toEqual([]);
  });
});
