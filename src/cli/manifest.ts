import { commands } from '../app/commands/list.ts';
import { slackManifest } from '../platforms/slack/manifest.ts';

/**
 * A platform's app manifest as JSON.
 * @param address where Quorum is reached over HTTPS, if it is
 * @throws Error that says what is possible
 */
export function manifestFor(platform: string, address?: string): string {
  if (platform !== 'slack') throw new Error(`There is no manifest for “${platform}”, only for slack.`);
  if (address !== undefined && !URL.canParse(address)) {
    throw new Error(`“${address}” is no address. Write one such as https://quorum.example.com.`);
  }
  return JSON.stringify(slackManifest(commands, address), null, 2);
}
