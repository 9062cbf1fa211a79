import type { SetupForm } from '../../message/action.ts';
import { type Form, writePeople } from '../../message/form.ts';
import type { Message } from '../../message/message.ts';
import {
  type FormState,
  organisersForm,
  questionsForm,
  scheduleForm,
} from '../../message/views/setup-forms.ts';
import type { Call } from '../call.ts';
import { pickedOf, readOrganisers } from '../organisers.ts';
import type { Draft, PlanSettings } from '../ports/plans.ts';
import { currentDraft, keepDraft, storeDraft } from './setup-draft.ts';
import { type Read, readQuestions, readSchedule } from './setup-values.ts';

type Values = Readonly<Record<string, string>>;

/** One of the setup's forms, filled with the draft, or with what was typed into it before and could not be taken. */
export async function setupForm(call: Call, which: SetupForm): Promise<Form> {
  const draft = await currentDraft(call);
  if (draft.typed?.form !== which) return formOf(call, which, draft);
  const { values } = draft.typed;
  const read = await readForm(call, which, draft, values);
  return formOf(call, which, draft, { values, problems: read.ok ? {} : read.problems });
}

/** Takes a form's values into the draft. @returns the preview, or the form again with what is wrong beside each field */
export async function submitSetup(call: Call, which: SetupForm, values: Values): Promise<Form | Message> {
  const draft = await currentDraft(call);
  const read = await readForm(call, which, draft, values);
  if (read.ok) return keepDraft(call, { ...draft, ...read.settings, typed: null });
  const form = await formOf(call, which, draft, { values, problems: read.problems });
  await storeDraft(call, { ...draft, typed: { form: which, values: ofForm(form, values) } });
  return form;
}

/** Only what belongs to the form: values come from outside. */
function ofForm(form: Form, values: Values): Values {
  return Object.fromEntries(form.fields.map(({ id }) => [id, values[id] ?? '']));
}

async function formOf(call: Call, which: SetupForm, draft: Draft, state: FormState = {}): Promise<Form> {
  switch (which) {
    case 'setup-schedule':
      return scheduleForm(draft.plan, state);
    case 'setup-questions':
      return questionsForm(draft.plan, call.context.library.packs, state);
    case 'setup-organisers':
      return organisersForm(writePeople(await pickedOf(call, draft.organisers)), state);
  }
}

type Settings =
  | { readonly ok: true; readonly settings: Partial<PlanSettings> }
  | { readonly ok: false; readonly problems: Values };

async function readForm(call: Call, which: SetupForm, { plan }: Draft, values: Values): Promise<Settings> {
  switch (which) {
    case 'setup-schedule':
      return settingsOf(readSchedule(plan, values));
    case 'setup-questions':
      return settingsOf(readQuestions(plan, values, call.context.library.packs));
    case 'setup-organisers': {
      const organisers = await readOrganisers(call, values.organisers ?? '');
      return organisers.ok
        ? { ok: true, settings: { organisers: organisers.value } }
        : { ok: false, problems: { organisers: organisers.problem } };
    }
  }
}

function settingsOf(read: Read): Settings {
  return read.ok ? { ok: true, settings: { plan: read.plan } } : read;
}
