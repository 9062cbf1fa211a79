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
    };
