import { isDeepStrictEqual } from 'node:util';
import { type REST, type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import type { Logger } from 'pino';

type Command = RESTPostAPIApplicationCommandsJSONBody;

/** What we say about a command; Discord adds ids, versions and defaults. */
const ours = new Set([
  'type',
  'name',
  'description',
  'options',
  'required',
  'autocomplete',
  'choices',
  'value',
  'contexts',
  'integration_types',
]);

/** Makes the application's commands those, in all servers. Only what has changed is written: Discord allows it seldom. */
export async function registerCommands(
  rest: REST,
  applicationId: string,
  commands: readonly Command[],
  log: Logger,
): Promise<void> {
  const route = Routes.applicationCommands(applicationId);
  const registered = (await rest.get(route)) as readonly Command[];
  if (isDeepStrictEqual(byName(registered), byName(commands))) return;
  await rest.put(route, { body: commands });
  log.info({ commands: commands.length }, 'commands registered');
}

function byName(commands: readonly Command[]): ReadonlyMap<string, unknown> {
  return new Map(commands.map((command) => [`${command.type ?? 1} ${command.name}`, essence(command)]));
}

/** A command without what Discord adds, and without what says as much as nothing. */
function essence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(essence);
  if (typeof value !== 'object' || value === null) return value;
  const said = Object.entries(value).filter(([key, part]) => ours.has(key) && !isNothing(part));
  return Object.fromEntries(said.map(([key, part]) => [key, essence(part)]));
}

function isNothing(value: unknown): boolean {
  return value === null || value === false || value === '' || (Array.isArray(value) && value.length === 0);
}
