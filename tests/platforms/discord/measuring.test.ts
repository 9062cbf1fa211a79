import { expect, it } from 'vitest';
import { noMeter } from '../../../src/app/ports/meter.ts';
import { startDiscordStudy } from '../../support/discord-study.ts';

it('measures how long Discord waits until it is told that something has arrived', async () => {
  const measured: [string, number][] = [];
  const acknowledged = (...figures: [string, number]) => void measured.push(figures);
  const study = await startDiscordStudy({ meter: { ...noMeter, acknowledged } });
  await study.answered(study.ben, () => study.ben.types('/study help', study));
  expect(measured).toEqual([['discord', expect.any(Number)]]);
  await study.stop();
});
