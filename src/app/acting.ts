import { type Action, isSetupForm } from '../message/action.ts';
import type { Form } from '../message/form.ts';
import type { Message } from '../message/message.ts';
import { formProblems } from '../message/views/form-problems.ts';
import { answer, answerInWords, draft, formFor } from './answering.ts';
import { askingPost } from './asking-post.ts';
import { type Call, requireOrganiser } from './call.ts';
import { inPlace, privately } from './commands/command.ts';
import { setHidden, showPrivacy } from './commands/privacy.ts';
import { practiseChapter, practiseTerm } from './commands/quiz.ts';
import { chapterBehind, takeawaysBehind } from './commands/reading.ts';
import { reviewNext } from './commands/review.ts';
import { showFlagged } from './commands/rulings.ts';
import { savePlan } from './commands/setup.ts';
import { setupForm, submitSetup } from './commands/setup-forms.ts';
import { exportData } from './exporting.ts';
import { flag, flagFormFor } from './flagging.ts';
import { askToForget, forget } from './forgetting.ts';
import type { Reply } from './ports/platform.ts';
import { Refusal } from './refusal.ts';
import { remind, reminderFormFor, stopReminding } from './reminding.ts';
import { choose } from './responding.ts';
import { rule } from './ruling.ts';
import { share } from './sharing.ts';
import { questionForMember } from './showing.ts';
import { conceptOf, termPage } from './term-pages.ts';

/** Whether only organisers may do what a button stands for. */
const organiserOnly: Readonly<Record<Action['type'], boolean>> = {
  answer: false,
  pick: false,
  submit: false,
  write: false,
  options: false,
  question: false,
  term: false,
  share: false,
  concept: false,
  chapter: false,
  takeaways: false,
  'quiz-term': false,
  'quiz-chapter': false,
  review: false,
  remind: false,
  'remind-stop': false,
  'setup-schedule': true,
  'setup-questions': true,
  'setup-organisers': true,
  'setup-save': true,
  hide: false,
  privacy: false,
  export: false,
  'erase-ask': false,
  erase: false,
  flag: false,
  rulings: true,
  'rule-keep': true,
  'rule-void': true,
  'rule-accept': true,
};

/** Does what a button stands for. @throws Refusal */
export async function act(call: Call, action: Action): Promise<Reply> {
  if (organiserOnly[action.type]) await requireOrganiser(call);
  const { library } = call.context;
  switch (action.type) {
    case 'answer':
      return privately(await answer(call, action.post, (question) => choose(question, [action.option])));
    case 'pick':
      return inPlace(await draft(call, action.post, action.picks));
    case 'submit':
      return inPlace(await answer(call, action.post, (question) => choose(question, action.picks)));
    case 'write':
      return formOrMessage(await formFor(call, action.post));
    case 'options':
      return privately(await draft(call, action.post));
    case 'question':
      return privately(await questionForMember(call, await askingPost(call, action.post)));
    case 'term':
      return privately(termPage(library, action.pack, action.term));
    case 'share':
      return privately(await share(call, { pack: action.pack, term: action.term }));
    case 'concept':
      return privately(conceptOf(library, action.pack, action.concept));
    case 'chapter':
      return privately(chapterBehind(library, action.pack, action.chapter));
    case 'takeaways':
      return privately(takeawaysBehind(library, action.pack));
    case 'quiz-term':
      return privately(await practiseTerm(call, action.pack, action.term));
    case 'quiz-chapter':
      return privately(await practiseChapter(call, action.pack, action.chapter));
    case 'review':
      return privately(await reviewNext(call, action.pack));
    case 'remind':
      return { type: 'form', form: await reminderFormFor(call) };
    case 'remind-stop':
      return privately(await stopReminding(call));
    case 'setup-schedule':
    case 'setup-questions':
    case 'setup-organisers':
      return { type: 'form', form: await setupForm(call, action.type) };
    case 'setup-save':
      return savePlan(call, action.version);
    case 'hide':
      return inPlace(await setHidden(call, action.hidden));
    case 'privacy':
      return inPlace(await showPrivacy(call));
    case 'export':
      return privately(await exportData(call));
    case 'erase-ask':
      return inPlace(await askToForget(call));
    case 'erase':
      return inPlace(await forget(call));
    case 'flag':
      return { type: 'form', form: await flagFormFor(call, action.post) };
    case 'rulings':
      return inPlace(await showFlagged(call, action.after));
    case 'rule-keep':
      return inPlace(await rule(call, action.post, 'keep'));
    case 'rule-void':
      return inPlace(await rule(call, action.post, 'void'));
    case 'rule-accept':
      return inPlace(await rule(call, action.post, { option: action.option }));
  }
}

/** Takes a form that was filled in. @throws Refusal */
export async function submit(
  call: Call,
  action: Action,
  values: Readonly<Record<string, string>>,
): Promise<Reply> {
  if (organiserOnly[action.type]) await requireOrganiser(call);
  const result = await take(call, action, values);
  if ('fields' in result) return problems(result);
  return isSetupForm(action) ? inPlace(result) : privately(result);
}

/** @returns what became of it, or the form again, with what is wrong */
async function take(
  call: Call,
  action: Action,
  values: Readonly<Record<string, string>>,
): Promise<Form | Message> {
  switch (action.type) {
    case 'flag':
      return flag(call, action.post, values.reason ?? '');
    case 'write':
      return answerInWords(call, action.post, values.answer ?? '');
    case 'remind':
      return remind(call, values);
    case 'setup-schedule':
    case 'setup-questions':
    case 'setup-organisers':
      return submitSetup(call, action.type, values);
    default:
      throw new Refusal('That form is not one of mine.');
  }
}

function formOrMessage(result: Form | Message): Reply {
  return 'fields' in result ? { type: 'form', form: result } : privately(result);
}

function problems(form: Form): Reply {
  return { type: 'problems', form, message: formProblems(form) };
}
