import { expect, it } from 'vitest';
import { noMeter } from '../../../src/app/ports/meter.ts';
import { startSlackStudy } from '../../support/slack-study.ts';

it('measures how long Slack waits until it is told that something has arrived', async () => {
  const measured: [string, number][] = [];
  const acknowledged = (...figures: [string, number]) => void measured.push(figures);
  const study = await startSlackStudy('Socket Mode', { meter: { ...noMeter, acknowledged } });
  await study.answered(study.ben, () => study.ben.types('/study help', study));
  expect(measured).toEqual([['slack', expect.any(Number)]]);
  await study.stop();
});
