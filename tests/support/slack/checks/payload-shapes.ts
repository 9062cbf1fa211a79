import type { types } from '@slack/bolt';

// `payload-schema.json` is made from this file and Slack's own types; after a change of either:
//   npx -y -p ts-json-schema-generator@2.4.0 ts-json-schema-generator --tsconfig tsconfig.json \
//     --path tests/support/slack/checks/payload-shapes.ts --type Payloads --no-type-check --jsDoc none \
//     --out tests/support/slack/checks/payload-schema.json
//   npx biome format --write tests/support/slack/checks/payload-schema.json
// (The newest generator that runs on Node 20. It brings a TypeScript of its own.)

/** What an app sends to Slack, by method or, where it answers, by what it answers to. */
export interface Payloads {
  'chat.postMessage': PostedMessage;
  'chat.postEphemeral': Content & { channel: string; user: string; thread_ts?: string };
  'chat.update': Content & { channel: string; ts: string; metadata?: types.MessageMetadata };
  'files.completeUploadExternal': CompletedUpload;
  'views.open': { trigger_id: string; view: Modal };
  'views.push': { trigger_id: string; view: Modal };
  'views.update': { view_id?: string; external_id?: string; hash?: string; view: Modal | Home };
  'views.publish': { user_id: string; hash?: string; view: Home };
  response_url: Response;
  slash_command: Response;
  view_submission: ViewAnswer;
  block_suggestion: { options: types.PlainTextOption[] } | { option_groups: types.OptionGroup[] };
}

/** Slack's own types let blocks of any unknown type pass; here only known ones do. */
type Known<View> = Omit<View, 'blocks'> & { blocks: types.KnownBlock[] };
type Modal = Known<types.ModalView>;
type Home = Known<types.HomeView>;

interface Content {
  text?: string;
  blocks?: types.KnownBlock[];
}

/** Neither `parse` nor `link_names`: both make mentions of what is only text. */
interface PostedMessage extends Content {
  channel: string;
  thread_ts?: string;
  reply_broadcast?: boolean;
  metadata?: types.MessageMetadata;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
}

interface CompletedUpload {
  files: { id: string; title?: string }[];
  channel_id?: string;
  thread_ts?: string;
  initial_comment?: string;
  blocks?: types.KnownBlock[];
}

interface Response extends Content {
  response_type?: 'in_channel' | 'ephemeral';
  replace_original?: boolean;
  delete_original?: boolean;
  thread_ts?: string;
  metadata?: types.MessageMetadata;
  unfurl_links?: boolean;
  unfurl_media?: boolean;
}

type ViewAnswer =
  | { response_action: 'errors'; errors: Record<string, string> }
  | { response_action: 'update' | 'push'; view: Modal }
  | { response_action: 'clear' }
  | Record<string, never>;
