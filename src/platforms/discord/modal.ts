import {
  type APIComponentInLabel,
  type APIInteractionDataResolved,
  type APIMentionableSelectComponent,
  type APIModalInteractionResponseCallbackComponent,
  type APIModalInteractionResponseCallbackData,
  type APIModalSubmission,
  type APITextInputComponent,
  ComponentType,
  type ModalSubmitComponent,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { clip } from '../../message/blocks.ts';
import { type Form, type FormField, type Picked, readPeople, writePeople } from '../../message/form.ts';
import { escapeText } from './escape.ts';
import { limits } from './limits.ts';

/** Discord opens no modal in which anybody has another id, such as one typed on a command line. */
const snowflake = /^\d{17,20}$/;

/** A form as a modal, which comes back under `customId`. */
export function renderModal(form: Form, customId: string): APIModalInteractionResponseCallbackData {
  return {
    custom_id: customId,
    title: form.title,
    components: [...renderIntro(form), ...form.fields.map(renderField)],
  };
}

/** Takes the place of a field: where there is none left, the fields speak for themselves. */
function renderIntro({ intro, fields }: Form): readonly APIModalInteractionResponseCallbackComponent[] {
  if (intro === undefined || fields.length >= limits.fields) return [];
  return [{ type: ComponentType.TextDisplay, content: escapeText(intro) }];
}

/** What is wrong with it comes first: the room beside a field is small. */
function renderField(field: FormField): APIModalInteractionResponseCallbackComponent {
  const hint = field.problem ?? hintOf(field);
  return {
    type: ComponentType.Label,
    label: field.label,
    ...(hint === undefined ? {} : { description: clip(hint, limits.hint) }),
    component: renderInput(field),
  };
}

function hintOf(field: FormField): string | undefined {
  if (field.type !== 'choice') return field.hint;
  return field.choices.length > limits.choices ? `Such as ${field.value}` : undefined;
}

function renderInput(field: FormField): APIComponentInLabel {
  switch (field.type) {
    case 'text':
      return renderText(field);
    case 'choice':
      return renderChoice(field);
    case 'people':
      return renderPeople(field);
  }
}

function renderText(field: FormField & { type: 'text' }): APITextInputComponent {
  return {
    type: ComponentType.TextInput,
    custom_id: field.id,
    style: field.multiline ? TextInputStyle.Paragraph : TextInputStyle.Short,
    required: field.required,
    max_length: Math.min(field.maxLength, limits.value),
    ...(field.value ? { value: field.value } : {}),
  };
}

/** A menu, or where it would be too long, a text: the value is typed. */
function renderChoice(field: FormField & { type: 'choice' }): APIComponentInLabel {
  if (field.choices.length > limits.choices)
    return renderText({ ...field, type: 'text', required: true, maxLength: limits.choice });
  return {
    type: ComponentType.StringSelect,
    custom_id: field.id,
    options: field.choices.map(({ value, label }) => ({ value, label, default: value === field.value })),
  };
}

function renderPeople({ id, value }: FormField & { type: 'people' }): APIMentionableSelectComponent {
  const people = readPeople(value);
  const picked = people.ok ? people.value.filter(({ id: own }) => snowflake.test(own)) : [];
  return {
    type: ComponentType.MentionableSelect,
    custom_id: id,
    required: false,
    min_values: 0,
    max_values: limits.choices,
    default_values: picked.slice(0, limits.choices).map((one) => ({
      id: one.id,
      type: one.type === 'role' ? SelectMenuDefaultValueType.Role : SelectMenuDefaultValueType.User,
    })),
  };
}

/** What was filled in, by field; those picked in a field for people as `writePeople` puts them. */
export function readModal({ components, resolved }: APIModalSubmission): Record<string, string> {
  const inputs = components.flatMap((one) => (one.type === ComponentType.Label ? [one.component] : []));
  return Object.fromEntries(inputs.map((input) => [input.custom_id, readInput(input, resolved)]));
}

function readInput(input: ModalSubmitComponent, resolved: APIInteractionDataResolved | undefined): string {
  switch (input.type) {
    case ComponentType.TextInput:
      return input.value;
    case ComponentType.StringSelect:
      return input.values[0] ?? '';
    case ComponentType.MentionableSelect:
      return writePeople(input.values.map((id) => readPicked(id, resolved)));
    default:
      return '';
  }
}

function readPicked(id: string, resolved: APIInteractionDataResolved | undefined): Picked {
  const role = resolved?.roles?.[id];
  if (role) return { type: 'role', id, name: role.name };
  const user = resolved?.users?.[id];
  const name = resolved?.members?.[id]?.nick ?? user?.global_name ?? user?.username ?? id;
  return { type: 'member', id, name };
}
