import { expect, it } from 'vitest';
import type { Reply } from '../../../src/app/ports/platform.ts';
import { buttons, note } from '../../../src/message/blocks.ts';
import { type Form, type FormField, writePeople } from '../../../src/message/form.ts';
import { flagForm } from '../../../src/message/views/flag-form.ts';
import { formProblems } from '../../../src/message/views/form-problems.ts';
import { reminderForm } from '../../../src/message/views/reminder-form.ts';
import { organisersForm, questionsForm, scheduleForm } from '../../../src/message/views/setup-forms.ts';
import { writeForm } from '../../../src/message/views/write-form.ts';
import { planWith } from '../../core/plans.ts';
import { hostile } from '../../support/contract/hostile.ts';
import { privately, type Stage } from '../../support/contract/stage.ts';
import {
  type Entry,
  gets,
  type OpenForm,
  type Person,
  type Shown,
  type Surface,
} from '../../support/contract/surface.ts';
import { loadFullPack } from '../../support/full-pack.ts';
import { questionsOf } from '../../support/question-messages.ts';

const full = await loadFullPack();
const question = questionsOf(full).find(({ kind }) => kind === 'spot-the-issue');
if (!question) throw new Error('There is no question to write about.');

const plan = planWith({ pack: 'full', breaks: [{ from: '2026-12-24', to: '2027-01-02' }] });
const packs = ['ddia', 'full', 'small'].map((id) => ({ id, title: `The ${id} pack` }));

/** All forms that there are. */
const forms: readonly (readonly [name: string, make: (surface: Surface) => Form])[] = [
  ['days and times', () => scheduleForm(plan)],
  ['questions', () => questionsForm(plan, packs)],
  ['organisers', ({ ben }) => organisersForm(writePeople([pickedOf(ben)]))],
  ['a reminder', () => reminderForm('study', { time: '08:30', zone: 'Europe/Berlin' })],
  ['a written answer', () => writeForm(7, question, true)],
  ['a flag', () => flagForm(7, question)],
];

/** What comes of filling in forms. */
export function describeForms(stage: Stage): void {
  /** @returns Ben’s own message, whose button has opened it */
  const opens = async (form: Form): Promise<Shown> => {
    const message = { ...note('A form.'), blocks: buttons({ label: 'Open', action: form.action }) };
    const [shown] = await stage.reply({ ...message, blocks: [...note('A form.').blocks, ...message.blocks] });
    if (!shown) throw new Error('Ben got nothing.');
    stage.bot.answers({ type: 'form', form });
    await stage.surface.ben.presses(shown, 'Open');
    return shown;
  };
  const opened = (): Promise<OpenForm> => stage.surface.until(() => stage.surface.ben.form());
  const submits = (entries: Readonly<Record<string, Entry>>, answer: Reply) => {
    const { surface, bot } = stage;
    bot.answers(answer);
    return gets(surface, surface.ben, () => surface.ben.submits(entries));
  };

  it.each(forms)('opens with what it is about, its hints and its values: %s', async (_, make) => {
    const form = make(stage.surface);
    await opens(form);
    const { title, intro, fields } = await opened();
    expect([title, visible(intro)]).toEqual([form.title, visible(form.intro ?? '')]);
    expect(fields).toEqual(
      form.fields.map((field) => ({
        label: field.label,
        beside: 'hint' in field ? (field.hint ?? '') : '',
        value: entryIn(field, stage.surface),
      })),
    );
    await submits(
      Object.fromEntries(filled(form, stage.surface).map(({ label, entry }) => [label, entry])),
      done,
    );
  });

  it.each(forms)(
    'brings back what was filled in, once, and what replaces its message: %s',
    async (_, make) => {
      const form = make(stage.surface);
      const { id } = await opens(form);
      await opened();
      const heard = stage.bot.heard.length;
      const all = filled(form, stage.surface);
      const entries = Object.fromEntries(all.map(({ label, entry }) => [label, entry]));
      expect(await submits(entries, done)).toMatchObject([{ id, text: 'Done.' }]);
      expect(stage.bot.heard.slice(heard)).toMatchObject([
        {
          type: 'submission',
          action: form.action,
          values: Object.fromEntries(all.map((one) => [one.id, one.value])),
          visit: { channel: stage.surface.channel, member: stage.surface.ben.ref },
        },
      ]);
      expect(stage.surface.ben.form()).toBeUndefined();
    },
  );

  it.each(forms.slice(0, 4))('brings back what it held where nothing was changed: %s', async (_, make) => {
    const form = make(stage.surface);
    await opens(form);
    await opened();
    await submits({}, done);
    expect(stage.bot.heard.at(-1)).toMatchObject({ type: 'submission', values: valuesOf(form) });
  });

  it('shows what is wrong with it, and can be corrected', async () => {
    const { surface, bot } = stage;
    await opens(scheduleForm(plan));
    await opened();
    const problem = 'There is no zone Europe/Berln.';
    const wrong = scheduleForm(plan, { values: { zone: 'Europe/Berln' }, problems: { zone: problem } });
    bot.answers({ type: 'problems', form: wrong, message: formProblems(wrong) });
    await surface.ben.submits({ 'Time zone': 'Europe/Berln' });
    const told = () => surface.ben.sees().findLast(({ text }) => text.includes(problem));
    const marked = () => surface.ben.form()?.fields.some(({ beside }) => beside.includes(problem));
    await surface.until(() => told() ?? marked());
    const message = told();
    bot.answers({ type: 'form', form: wrong });
    if (message) await surface.ben.presses(message, 'Correct it');
    expect(await surface.until(marked)).toBe(true);
    await submits({ 'Time zone': 'Europe/Berlin' }, done);
    expect(bot.heard.at(-1)).toMatchObject({ type: 'submission', values: valuesOf(scheduleForm(plan)) });
  });

  it('shows what it says as it is, whatever that is', async () => {
    const value = `${hostile}\n\n${hostile}`;
    const about = { label: '<@U012AB3CD> **b** _i_', hint: '<!channel> <@&123456789012345678>' };
    const field = { type: 'text', id: 'words', ...about, value, multiline: true } as const;
    const form: Form = {
      title: '<!here> *a* & so on',
      intro: hostile,
      submit: '*Go*',
      action: { type: 'write', post: 7 },
      fields: [{ ...field, required: true, maxLength: 1000 }],
    };
    await opens(form);
    const { title, intro, fields } = await opened();
    expect([title, visible(intro), fields]).toEqual([
      form.title,
      visible(hostile),
      [{ label: about.label, beside: about.hint, value }],
    ]);
    await submits({}, done);
    expect(stage.bot.heard.at(-1)).toMatchObject({ values: { words: value } });
  });

  it('may be answered by a message where there is nothing to fill in', async () => {
    const message = {
      ...note('A form.'),
      blocks: buttons({ label: 'Open', action: { type: 'write', post: 7 } }),
    };
    const [answer] = await stage.press(await stage.post(message), 'Open', privately('You have answered.'));
    expect(answer?.text).toBe('You have answered.');
    expect(stage.surface.ben.form()).toBeUndefined();
  });
}

const done = privately('Done.', { replaces: true });

function pickedOf({ ref: { member, memberName } }: Person) {
  return { type: 'member', id: member, name: memberName } as const;
}

/** What the fields hold, by id. */
function valuesOf({ fields }: Form): Readonly<Record<string, string>> {
  return Object.fromEntries(fields.map(({ id, value = '' }) => [id, value]));
}

/** What a field holds, as people see it. */
function entryIn(field: FormField, { ben }: Surface): Entry {
  switch (field.type) {
    case 'text':
      return field.value ?? '';
    case 'choice':
      return field.choices.find(({ value }) => value === field.value)?.label ?? '';
    case 'people':
      return [ben.ref.member];
  }
}

/** What is entered in each field, and what should come of it. */
function filled({ fields }: Form, surface: Surface) {
  return fields.map((field) => ({ ...field, ...fill(field, surface) }));
}

function fill(field: FormField, { mei }: Surface): { readonly entry: Entry; readonly value: string } {
  switch (field.type) {
    case 'text': {
      const text = (field.multiline ? `First line\n${hostile}` : hostile).slice(0, field.maxLength).trim();
      return { entry: text, value: text };
    }
    case 'choice': {
      const { label: entry = '', value = '' } = field.choices.at(-1) ?? {};
      return { entry, value };
    }
    case 'people':
      return { entry: [mei.ref.member], value: writePeople([pickedOf(mei)]) };
  }
}

/** Without what platforms put between, to draw it as it is. */
function visible(text: string): string {
  return text.replace(/[\s\u200b]/g, '');
}
