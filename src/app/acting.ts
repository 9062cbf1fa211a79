import type { Action } from '../message/action.ts';
import type { Form } from '../message/form.ts';
import type { Message } from '../message/message.ts';
import { answer, choose, draft, formFor, write } from './answering.ts';
import type { Call } from './call.ts';
import { conceptOf, termPage } from './commands/define.ts';
import { setHidden } from './commands/privacy.ts';
import { practiseChapter, practiseTerm } from './commands/quiz.ts';
import { chapterBehind } from './commands/reading.ts';
import { savePlan, setupForm, submitSetup } from './commands/setup.ts';
import type { Reply } from './ports/platform.ts';
import { Refusal } from './refusal.ts';

/** Does what a button stands for. @throws Refusal */
export async function act(call: Call, action: Action): Promise<Reply> {
  const { library } = call.context;
  switch (action.type) {
    case 'answer':
      return afresh(await answer(call, action.post, (question) => choose(question, [action.option])));
    case 'pick':
      return inPlace(await draft(call, action.post, action.picks));
    case 'submit':
      return inPlace(await answer(call, action.post, (question) => choose(question, action.picks)));
    case 'write':
      return formOrMessage(await formFor(call, action.post));
    case 'options':
      return afresh(await draft(call, action.post));
    case 'term':
      return afresh(termPage(library, action.pack, action.term));
    case 'share':
      return { type: 'public', message: termPage(library, action.pack, action.term, true) };
    case 'concept':
      return afresh(conceptOf(library, action.pack, action.concept));
    case 'chapter':
      return afresh(chapterBehind(library, action.pack, action.chapter));
    case 'quiz-term':
      return afresh(await practiseTerm(call, action.pack, action.term));
    case 'quiz-chapter':
      return afresh(await practiseChapter(call, action.pack, action.chapter));
    case 'setup-schedule':
    case 'setup-questions':
      return formOrMessage(await setupForm(call, action.type));
    case 'setup-save':
      return inPlace(await savePlan(call));
    case 'hide':
      return inPlace(await setHidden(call, action.hidden));
  }
}

/** Takes a form that was filled in. @throws Refusal */
export async function submit(
  call: Call,
  action: Action,
  values: Readonly<Record<string, string>>,
): Promise<Reply> {
  switch (action.type) {
    case 'write':
      return afresh(await answer(call, action.post, (question) => write(question, values.answer ?? '')));
    case 'setup-schedule':
    case 'setup-questions':
      return formOrMessage(await submitSetup(call, action.type, values), true);
    default:
      throw new Refusal('That form is not one of mine.');
  }
}

/** Pressed on a private message, it takes that message's place; on a public one, platforms show it afresh. */
function inPlace(message: Message): Reply {
  return { type: 'private', message, replaces: true };
}

function afresh(message: Message): Reply {
  return { type: 'private', message };
}

function formOrMessage(result: Form | Message, replaces = false): Reply {
  if ('fields' in result) return { type: 'form', form: result };
  return replaces ? inPlace(result) : afresh(result);
}
