import { useRef, useState } from 'preact/hooks';
import type { Person } from '../cast.ts';
import type { WireForm, WireReply } from '../wire.ts';
import { post, sentenceOf } from './api.ts';
import type { Values } from './form-dialog.tsx';
import { zone } from './times.ts';

/** A form on the screen, who fills it in, and the entry whose button opened it. */
interface OpenForm {
  readonly as: Person;
  readonly form: WireForm;
  readonly entry: number | undefined;
}

/** Where everything that a person does goes out, and what went wrong with it. */
export interface Desk {
  /** A sentence about the last thing that failed. */
  readonly problem: string | undefined;
  setProblem(problem: string | undefined): void;
  readonly open: OpenForm | undefined;
  closeForm(): void;
  /** @returns whether the line was sent */
  type(as: Person, text: string, thread?: number): Promise<boolean>;
  press(as: Person, entry: number, token: string): Promise<void>;
  /** @returns whether the open form is done with @throws Error with a sentence */
  submit(values: Values): Promise<boolean>;
  /** What was typed into the open form before and wasn't taken. */
  typed(): Values | undefined;
  keepTyped(values: Values | undefined): void;
}

export function useDesk(): Desk {
  const [problem, setProblem] = useState<string>();
  const [open, setOpen] = useState<OpenForm>();
  const drafts = useRef(new Map<string, Values | undefined>());
  const draftKey = open && `${open.as.id} ${open.form.token}`;

  const ask = async (path: string, as: Person, body: object, entry?: number): Promise<WireReply> => {
    const reply = await post<WireReply>(path, { as: as.id, zone, ...body });
    setProblem(undefined);
    if (reply.type === 'form') setOpen({ as, form: reply.form, entry });
    return reply;
  };
  const keepTyped = (values: Values | undefined) => {
    if (draftKey !== undefined) drafts.current.set(draftKey, values);
  };

  return {
    problem,
    setProblem,
    open,
    closeForm: () => setOpen(undefined),
    keepTyped,
    typed: () => (draftKey === undefined ? undefined : drafts.current.get(draftKey)),
    async type(as, text, thread) {
      try {
        await ask('/playground/line', as, { text, thread });
        return true;
      } catch (error) {
        setProblem(sentenceOf(error));
        return false;
      }
    },
    press: (as, entry, token) =>
      ask('/playground/press', as, { token, entry }, entry).then(
        () => undefined,
        (error: unknown) => setProblem(sentenceOf(error)),
      ),
    async submit(values) {
      if (!open) return true;
      const { as, form, entry } = open;
      const reply = await ask('/playground/submit', as, { token: form.token, values, entry }, entry);
      if (reply.type === 'form') return false;
      keepTyped(undefined);
      return true;
    },
  };
}
