import { GatewayCloseCodes, GatewayIntentBits } from 'discord-api-types/v10';
import { type Fields, textAt } from '../../stand-in/fields.ts';
import { shardOf } from '../state/snowflakes.ts';
import { report, type World } from '../state/world.ts';
import { guildsWithAll } from '../wire/guilds.ts';
import { botToApp } from '../wire/users.ts';
import { dispatch, type Session } from './session.ts';

const privileged =
  GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences | GatewayIntentBits.MessageContent;

/** @returns a session for an app that has said who it is, or the code to close its connection with */
export function identify(world: World, data: Fields): Session | GatewayCloseCodes {
  const { app, snowflakes } = world;
  const [shard = 0, shards = 1] = Array.isArray(data.shard) ? (data.shard as number[]) : [];
  const intents = Number(data.intents);
  if (app.refused || textAt(data, 'token') !== app.token) return GatewayCloseCodes.AuthenticationFailed;
  if (shard >= shards) return GatewayCloseCodes.InvalidShard;
  if (!Number.isInteger(intents)) return GatewayCloseCodes.InvalidIntents;
  if ((intents & privileged) !== 0) {
    report(world, { what: 'IDENTIFY', path: 'intents', problem: 'asks for privileged intents' });
    return GatewayCloseCodes.DisallowedIntents;
  }
  const id = snowflakes.next();
  return { id, shard, shards, intents, events: [], sequence: 0, began: 'identify', frozen: false };
}

/** Tells a new session who the app is, and of every server in its shard. */
export function greet(world: World, session: Session, resumeUrl: string): void {
  const { id, shard, shards } = session;
  const guilds = [...world.guilds.values()].filter((guild) => guild.joined && isIn(session, guild.id));
  dispatch(session, 'READY', {
    v: 10,
    user: botToApp(world),
    guilds: guilds.map((guild) => ({ id: guild.id, unavailable: true })),
    session_id: id,
    resume_gateway_url: resumeUrl,
    shard: [shard, shards],
    application: { id: world.app.id, flags: 0 },
  });
  for (const [{ id, unavailable }, all] of guildsWithAll(world, guilds)) {
    if (unavailable) dispatch(session, 'GUILD_DELETE', { id, unavailable });
    else dispatch(session, 'GUILD_CREATE', all);
  }
}

/** Whether a session is told of what happens in a server. */
export function isIn({ shard, shards }: Session, guild: string): boolean {
  return shardOf(guild, shards) === shard;
}
