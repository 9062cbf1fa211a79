import { describe, expect, it } from 'vitest';
import { lineOfMention } from '../../../src/platforms/slack/commands.ts';

describe('what somebody means who mentions Quorum', () => {
  it.each([
    ['<@U012AB3CD> what is a quorum?', '/define quorum'],
    ['<@U012AB3CD|quorum> What’s the write-ahead log', '/define write-ahead log'],
    ['what does WAL mean, <@U012AB3CD>?', '/define WAL mean,'],
    ['<@U012AB3CD> what does WAL mean?', '/define WAL'],
    ['<@U012AB3CD> please define LSM tree.', '/define LSM tree'],
    ['<@U012AB3CD> tell me about an index', '/define index'],
    ['<@U012AB3CD> quorum', '/define quorum'],
    ['<@U012AB3CD> study today', '/study today'],
    ['<@U012AB3CD> /study leaderboard month', '/study leaderboard month'],
    ['<@U012AB3CD> a &lt; b &amp;amp; c', '/define a < b &amp; c'],
    ['<@U012AB3CD>', '/study help'],
  ])('%s', (text, line) => {
    expect(lineOfMention(text)).toBe(line);
  });
});
