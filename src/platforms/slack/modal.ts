import type { types } from '@slack/bolt';
import { actionToken } from '../../message/action.ts';
import { type Form, type FormField, readPeople } from '../../message/form.ts';
import type { Message } from '../../message/message.ts';
import { limits } from './limits.ts';
import { plain, renderBlocks } from './render.ts';

/** The views that Quorum opens, by `callback_id`. */
export const views = { form: 'form', message: 'message', lookup: 'lookup' } as const;

/** A form as a modal. Fields that are wrong are told about in the acknowledgement, not here. */
export function renderForm(form: Form, metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: views.form,
    private_metadata: metadata,
    title: plain(form.title),
    submit: plain(form.submit),
    close: plain('Cancel'),
    blocks: [
      ...(form.intro ? [{ type: 'section', text: plain(form.intro) } as const] : []),
      ...form.fields.map(renderField),
    ],
  };
}

/** A message as a modal, for where there is no channel to show it in. */
export function renderMessageView(message: Message, metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: views.message,
    private_metadata: metadata,
    title: plain('Quorum'),
    close: plain('Close'),
    blocks: renderBlocks(message.blocks),
  };
}

/** The modal in which a term is looked up while it is typed; submitting it looks it up. */
export function renderLookup(metadata: string): types.ModalView {
  return {
    type: 'modal',
    callback_id: views.lookup,
    private_metadata: metadata,
    title: plain('Look up a term'),
    submit: plain('Look up'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: 'term',
        label: plain('Term'),
        element: {
          type: 'external_select',
          action_id: 'term',
          min_query_length: 0,
          placeholder: plain('Such as quorum or WAL'),
        },
      },
    ],
  };
}

/** What is wrong with a form's values, by field, as an acknowledgement carries it. */
export function fieldErrors(form: Form): Record<string, string> {
  return Object.fromEntries(form.fields.flatMap(({ id, problem }) => (problem ? [[id, problem]] : [])));
}

/** The action that a form comes back with. */
export function formToken(form: Form): string {
  return actionToken(form.action);
}

function renderField(field: FormField): types.InputBlock {
  const hint = 'hint' in field && field.hint !== undefined ? { hint: plain(field.hint) } : {};
  return {
    type: 'input',
    block_id: field.id,
    label: plain(field.label),
    optional: field.type === 'text' && !field.required,
    element: renderElement(field),
    ...hint,
  };
}

function renderElement(field: FormField): types.InputBlockElement {
  switch (field.type) {
    case 'text':
      return {
        type: 'plain_text_input',
        action_id: field.id,
        multiline: field.multiline ?? false,
        max_length: Math.min(field.maxLength, limits.text),
        ...(field.value ? { initial_value: field.value } : {}),
      };
    case 'choice':
      return renderChoice(field);
    case 'people': {
      const people = readPeople(field.value);
      const members = people.ok ? people.value.filter(({ type }) => type === 'member') : [];
      const initial = members.map(({ id }) => id);
      return {
        type: 'multi_users_select',
        action_id: field.id,
        ...(initial.length > 0 ? { initial_users: initial } : {}),
      };
    }
  }
}

function renderChoice(field: FormField & { type: 'choice' }): types.StaticSelect {
  const options = field.choices.map(({ value, label }) => ({ text: plain(label), value }));
  const initial = options.find(({ value }) => value === field.value);
  return {
    type: 'static_select',
    action_id: field.id,
    options,
    ...(initial ? { initial_option: initial } : {}),
  };
}
