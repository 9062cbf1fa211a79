import { misread, ok, type Parsed } from '../core/parsed.ts';
import type { Action } from './action.ts';

/** A form that a person fills in: a modal, where the platform has them. At most five fields. */
export interface Form {
  /** At most 24 characters. */
  readonly title: string;
  /** A paragraph above the fields. */
  readonly intro?: string;
  readonly fields: readonly FormField[];
  /** Label of the button that submits, at most 24 characters. */
  readonly submit: string;
  /** Comes back with the values. */
  readonly action: Action;
}

export type FormField =
  | {
      readonly type: 'text';
      readonly id: string;
      /** At most 45 characters. */
      readonly label: string;
      readonly hint?: string;
      /** What is wrong with the value, shown beside the field. */
      readonly problem?: string;
      readonly value?: string;
      readonly multiline?: true;
      readonly required: boolean;
      readonly maxLength: number;
    }
  | {
      readonly type: 'choice';
      readonly id: string;
      readonly label: string;
      readonly problem?: string;
      readonly value: string;
      readonly choices: readonly { readonly value: string; readonly label: string }[];
    } /** Members and, where the platform has them, roles: picked in the platform's own way. */
  | {
      readonly type: 'people';
      readonly id: string;
      readonly label: string;
      readonly hint?: string;
      readonly problem?: string;
      /** Those picked already, as `writePeople` puts them. What comes back is of the same form. */
      readonly value: string;
    };

/** Somebody picked in a form: a member, or everybody who has a role. */
export interface Picked {
  readonly type: 'member' | 'role';
  /** The platform's own. */
  readonly id: string;
  readonly name: string;
}

/** People as the value of a field: a line for each, such as `member U012AB3CD Ben`. */
export function writePeople(people: readonly Picked[]): string {
  return people.map(({ type, id, name }) => `${type} ${id} ${name.replace(/\s+/g, ' ')}`).join('\n');
}

/** The people in such a value. */
export function readPeople(value: string): Parsed<readonly Picked[]> {
  const people: Picked[] = [];
  for (const line of value.split('\n').filter((one) => one.trim() !== '')) {
    const [, type, id = '', name = ''] = /^(member|role) (\S{1,64}) (\S.{0,99})$/.exec(line) ?? [];
    if (type !== 'member' && type !== 'role') return misread(line, 'a member or a role', 'pick them anew');
    people.push({ type, id, name });
  }
  return ok(people);
}
