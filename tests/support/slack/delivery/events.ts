import type { Fields } from '../../stand-in/fields.ts';
import type { Workspace } from '../state/records.ts';
import type { Envelope } from './envelope.ts';
import { type Sender, verificationToken, wrap } from './sender.ts';

/** @param event such as `{ type: 'app_home_opened', user: 'U1', tab: 'home' }` */
export function eventEnvelope(sender: Sender, workspace: Workspace, event: Fields): Envelope {
  const ts = sender.world.ids.timestamp();
  const payload = {
    token: verificationToken,
    team_id: workspace.id,
    api_app_id: sender.app.id,
    event: { event_ts: ts, ...event },
    type: 'event_callback',
    event_id: sender.world.ids.next('Ev'),
    event_time: Math.floor(Number(ts)),
    authorizations: [
      {
        enterprise_id: null,
        team_id: workspace.id,
        user_id: workspace.botUser,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
  return wrap(sender, { type: 'events_api', payload, about: `the event ${event.type}` });
}
