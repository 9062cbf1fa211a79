import { type APIModalSubmission, ComponentType } from 'discord-api-types/v10';
import { describe, expect, it } from 'vitest';
import { type Form, writePeople } from '../../../src/message/form.ts';
import { organisersForm } from '../../../src/message/views/setup-forms.ts';
import { readModal, renderModal } from '../../../src/platforms/discord/modal.ts';
import { checkBody } from '../../support/discord/checks/check-body.ts';
import * as samples from '../../support/sample-messages.ts';

const mei = { type: 'member', id: '100000000000000001', name: 'Mei' } as const;
const tutors = { type: 'role', id: '200000000000000002', name: 'Tutors' } as const;

function problemsOf(form: Parameters<typeof renderModal>[0]) {
  return checkBody('respond', { type: 9, data: renderModal(form, 'ss') }, []);
}

/** The fields of a modal, which stand in labels. */
function inputs(form: Parameters<typeof renderModal>[0]) {
  const { components } = renderModal(form, 'ss');
  return components.flatMap((one) => (one.type === ComponentType.Label ? [one] : []));
}

describe('a form in Discord', () => {
  it('is what Discord takes', () => {
    expect(problemsOf(samples.scheduleForm())).toEqual([]);
    expect(problemsOf(organisersForm(writePeople([mei, tutors])))).toEqual([]);
  });

  it('tells what is wrong with a field beside it, in as many words as fit', () => {
    const [zone] = inputs(samples.scheduleForm(`There is no zone called ${'x'.repeat(200)}`));
    expect(zone?.description).toMatch(/^There is no zone.*…$/);
    expect(problemsOf(samples.scheduleForm(`no zone ${'x'.repeat(200)}`))).toEqual([]);
  });

  it('opens with what was there: texts, the choice, members and roles', () => {
    expect(inputs(samples.scheduleForm()).map(({ component }) => component)).toMatchObject([
      { value: 'Europe/Berlin', required: true, max_length: 60 },
      {
        options: [
          { value: 'reading', default: true },
          { value: 'mixed', default: false },
        ],
      },
      { required: false },
      {},
    ]);
    expect(
      inputs(organisersForm(writePeople([mei, tutors]))).map(({ component }) => component),
    ).toMatchObject([
      {
        required: false,
        default_values: [
          { type: 'user', id: mei.id },
          { type: 'role', id: tutors.id },
        ],
      },
    ]);
  });

  it('shows its introduction as it is, where five fields leave room', () => {
    const form = { ...samples.scheduleForm(), intro: 'A *question*' };
    const shown = { type: ComponentType.TextDisplay, content: 'A \\*question\\*' };
    expect(renderModal(form, 'ss').components[0]).toEqual(shown);
    const [field] = form.fields;
    const full = {
      ...form,
      fields: Array.from({ length: 5 }, (_, id) => ({ ...field, id: `${id}` }) as typeof field),
    };
    expect(renderModal(full as typeof form, 'ss').components).toHaveLength(5);
  });
});

describe('a choice in Discord', () => {
  const many = Array.from({ length: 26 }, (_, place) => ({ value: `pack-${place}`, label: `Pack ${place}` }));
  const form = (choices: typeof many): Form => ({
    title: 'Questions',
    submit: 'Preview',
    action: { type: 'setup-questions' },
    fields: [{ type: 'choice', id: 'pack', label: 'What to study', value: 'pack-1', choices }],
  });

  it('is a menu, or typed where there is more to choose from than a menu holds', () => {
    expect(inputs(form(many.slice(1)))).toMatchObject([{ component: { type: ComponentType.StringSelect } }]);
    expect(inputs(form(many))).toMatchObject([
      { description: 'Such as pack-1', component: { type: ComponentType.TextInput, value: 'pack-1' } },
    ]);
    expect([form(many), form(many.slice(1))].flatMap(problemsOf)).toEqual([]);
  });
});

describe('what was filled in', () => {
  const submitted: APIModalSubmission = {
    custom_id: 'so',
    components: [
      { type: ComponentType.TextDisplay, id: 1 },
      {
        type: ComponentType.Label,
        id: 2,
        component: { type: ComponentType.TextInput, id: 3, custom_id: 'zone', value: 'UTC' },
      },
      {
        type: ComponentType.Label,
        id: 4,
        component: { type: ComponentType.StringSelect, id: 5, custom_id: 'order', values: ['mixed'] },
      },
      {
        type: ComponentType.Label,
        id: 6,
        component: {
          type: ComponentType.MentionableSelect,
          id: 7,
          custom_id: 'organisers',
          values: [mei.id, tutors.id, '300000000000000003'],
        },
      },
    ],
    resolved: {
      users: {
        [mei.id]: { id: mei.id, username: 'mei', global_name: 'Mei Lin', discriminator: '0', avatar: null },
        '300000000000000003': {
          id: '300000000000000003',
          username: 'ben',
          global_name: null,
          discriminator: '0',
          avatar: null,
        },
      },
      members: { [mei.id]: { nick: 'Mei' } as never },
      roles: { [tutors.id]: { id: tutors.id, name: 'Tutors' } as never },
    },
  };

  it('comes back by field, people by the names that the server knows them by', () => {
    expect(readModal(submitted)).toEqual({
      zone: 'UTC',
      order: 'mixed',
      organisers: writePeople([mei, tutors, { type: 'member', id: '300000000000000003', name: 'ben' }]),
    });
  });
});
