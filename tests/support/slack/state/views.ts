import type { types } from '@slack/bolt';
import { type Fields, fieldsAt, listAt, textAt } from '../../stand-in/fields.ts';
import type { View } from './records.ts';
import { withIds } from './with-ids.ts';
import type { World } from './world.ts';

/** @param before the view that it takes the place of @returns a view as Slack keeps it */
export function createView(
  world: World,
  { workspace, user }: Pick<View, 'workspace' | 'user'>,
  payload: Fields,
  before?: View,
): View {
  return {
    id: before?.id ?? world.ids.next('V'),
    workspace,
    user,
    type: payload.type === 'home' ? 'home' : 'modal',
    title: textAt(fieldsAt(payload, 'title'), 'text') ?? '',
    blocks: withIds(listAt(payload, 'blocks'), world.ids) as unknown as types.KnownBlock[],
    payload,
    hash: world.ids.next(''),
    errors: {},
    chosen: {},
  };
}

/** Puts a modal on top of the others that a user has open. */
export function pushModal(world: World, view: View): void {
  const open = world.modals.get(view.user) ?? [];
  world.modals.set(view.user, [...open, view]);
  world.changes.tell();
}

/** Closes a user's modals: the one on top, or all. */
export function closeModal(world: World, user: string, which: 'top' | 'all'): void {
  const open = world.modals.get(user) ?? [];
  world.modals.set(user, which === 'all' ? [] : open.slice(0, -1));
  world.changes.tell();
}

/** Puts a view in the place of the one with the same id. */
export function replaceView(world: World, view: View): void {
  if (view.type === 'home') world.homes.set(view.user, view);
  const open = world.modals.get(view.user) ?? [];
  const replaced = open.map((one) => (one.id === view.id ? view : one));
  world.modals.set(view.user, replaced);
  world.changes.tell();
}

/** @param wanted the id that Slack gave, or the one that the app gave */
export function findView(world: World, wanted: { id?: string; externalId?: string }): View | undefined {
  const views = [...[...world.modals.values()].flat(), ...world.homes.values()];
  return views.find(
    (view) =>
      (wanted.id !== undefined && view.id === wanted.id) ||
      (wanted.externalId !== undefined && view.payload.external_id === wanted.externalId),
  );
}

/** @returns a view as Slack gives it to apps */
export function viewToApp(view: View, state: Fields): Fields {
  const { title, submit, close, callback_id: callback = '', private_metadata: metadata = '' } = view.payload;
  return {
    id: view.id,
    team_id: view.workspace,
    type: view.type,
    blocks: view.blocks,
    private_metadata: metadata,
    callback_id: callback,
    external_id: view.payload.external_id ?? '',
    state: { values: state },
    hash: view.hash,
    title,
    submit,
    close,
    clear_on_close: view.payload.clear_on_close === true,
    notify_on_close: view.payload.notify_on_close === true,
    previous_view_id: null,
    root_view_id: view.id,
    app_installed_team_id: view.workspace,
  };
}
