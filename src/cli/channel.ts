import { readQuestions, readSchedule } from '../app/commands/setup-values.ts';
import { firstPack } from '../app/commands/studying.ts';
import { progressFrom, startPlan } from '../app/plan-start.ts';
import type { ChannelRef } from '../app/ports/platform.ts';
import type { Config } from '../config.ts';
import type { Pack } from '../core/pack.ts';
import type { Plan } from '../core/plan.ts';
import { defaultPlan, formatDays, formatMoment, formatTimes, parseZone } from '../core/plan-words.ts';
import { nextSlots } from '../core/slots.ts';
import { Temporal } from '../core/time.ts';
import { readPacks } from '../installed-packs.ts';
import { withStore } from './with-store.ts';

type Options = Readonly<Record<string, string>>;

/**
 * Makes or replaces a channel's plan from the command line.
 * @param name `platform:workspace/channel`
 * @throws Error that names every option that is wrong
 */
export async function setChannel(config: Config, name: string, options: Options): Promise<void> {
  const ref = parseChannel(name);
  const packs = await readPacks(config.CONTENT_DIR);
  const wanted = planFrom(options, packs);
  await withStore(config, async ({ store }) => {
    // Its name is the platform's to tell: one that is known keeps it.
    const channel = (await store.findChannel(ref)) ?? (await store.channelFor(ref, ref.channel));
    const replaced = (await store.planOf(channel.id))?.plan;
    const now = Temporal.Now.instant();
    const plan = startPlan({ ...wanted, seed: replaced?.seed ?? wanted.seed }, replaced, now);
    await store.savePlan({ channelId: channel.id, plan, ...progressFrom(plan, now) });
    const [next] = nextSlots(plan, now, 1);
    console.log(
      next
        ? `Saved. Next: ${next.kind} on ${formatMoment(next.at, plan.zone)}.`
        : 'Saved, but no study day lies ahead.',
    );
  });
}

/** Prints every plan, a line each. */
export async function listChannels(config: Config): Promise<void> {
  await withStore(config, async ({ store }) => {
    for (const { channel, plan, paused, dueAt } of await store.plans()) {
      const next = paused
        ? `paused: ${paused.reason}`
        : dueAt
          ? `next ${formatMoment(dueAt, plan.zone)}`
          : 'nothing ahead';
      const when = `${formatDays(plan.days)} ${formatTimes(plan.times)} ${plan.zone}`;
      console.log(
        `${channel.platform}:${channel.workspace}/${channel.channel}  ${plan.pack}  ${when}  ${next}`,
      );
    }
  });
}

/** A channel by its name on the command line. @throws Error that says how to write it */
export function parseChannel(name: string): ChannelRef {
  const [, platform, workspace, channel] = /^([a-z]+):([^/\s]+)\/([^/\s]+)$/.exec(name) ?? [];
  if (platform && workspace && channel) return { platform, workspace, channel };
  throw new Error(
    `“${name}” is not a channel. Write platform:workspace/channel, such as slack:T012AB3CD/C024BE91L.`,
  );
}

/** @throws Error that names every option that is wrong */
function planFrom(options: Options, packs: readonly Pack[]): Plan {
  const zone = parseZone(options.zone ?? '');
  if (!zone.ok) throw new Error(`--zone: ${zone.problem}`);
  const startsOn = Temporal.Now.plainDateISO(zone.value).toString();
  const seed = Date.now() % 2 ** 31;
  const start = defaultPlan({ pack: firstPack({ packs }).id, zone: zone.value, startsOn, seed });
  const schedule = readSchedule(start, { ...options, times: options.time ?? '' });
  const questions = readQuestions(start, { ...options, pack: options.pack ?? start.pack }, packs);
  if (schedule.ok && questions.ok) return { ...questions.plan, ...pick(schedule.plan) };
  const problems = [schedule, questions].flatMap((read) => (read.ok ? [] : Object.entries(read.problems)));
  throw new Error(
    problems.map(([option, problem]) => `--${option === 'times' ? 'time' : option}: ${problem}`).join('\n'),
  );
}

/** What the schedule's values decide. */
function pick({ days, times, zone, breaks, graceHours }: Plan): Partial<Plan> {
  return { days, times, zone, breaks, graceHours };
}
