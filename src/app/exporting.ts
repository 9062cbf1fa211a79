import type { AskedQuestion } from '../core/asked-question.ts';
import type { Response } from '../core/response.ts';
import { plainSpans, plainText } from '../core/rich-text.ts';
import type { Message } from '../message/message.ts';
import { dataFile } from '../message/views/privacy.ts';
import type { Call } from './call.ts';
import type { MemberData } from './ports/privacy.ts';

/** Grows by one when something in the file takes another shape or is left out; what is added leaves it. */
const version = 1;

/** All that is kept about whoever asks, in this workspace, as a file. docs/privacy.md tells its shape. */
export async function exportData(call: Call): Promise<Message> {
  // Who was not known is by now.
  await call.member();
  const data = await call.context.store.dataOf(call.visit.member);
  const content = {
    format: 'quorum-member-data',
    version,
    exportedAt: call.now,
    ...(data && contentOf(data)),
  };
  return dataFile(`quorum-${call.now.toString().slice(0, 10)}.json`, JSON.stringify(content, null, 1));
}

function contentOf({ member, answers, ledger, practice, nudge, notices, ...data }: MemberData) {
  const { platform, workspace, member: id, name, hidden } = member;
  return {
    member: { platform, workspace, id, name, hidden },
    answers: answers.map(answerOf),
    points: ledger.map(({ channelName, points, possible, ...entry }) => ({
      channel: channelName,
      ...entry,
      points: points / 100,
      possible: possible / 100,
    })),
    practice: practice.map(inChannel),
    flags: data.flags.map(inChannel),
    rulings: data.rulings.map(inChannel),
    drafts: data.drafts.map(inChannel),
    reminder: nudge && inChannel(nudge),
    notices: notices.map(inChannel),
    organises: data.organises.map(({ channelName }) => channelName),
  };
}

function inChannel<About extends { readonly channelName: string }>({ channelName, ...about }: About) {
  return { channel: channelName, ...about };
}

function answerOf({ channelName, practice, question, given }: MemberData['answers'][number]) {
  const { fraction, points, ideasHit, secondOpinion = [] } = given.verdict;
  return {
    channel: channelName,
    practice,
    pack: question.pack,
    packVersion: question.packVersion,
    question: question.id,
    stem: plainText(question.stem),
    ...responseTo(question, given.response),
    fraction,
    points,
    ideasHit,
    secondOpinion,
    at: given.at,
  };
}

/** Options by their texts: their letters differ from post to post. */
function responseTo({ options }: AskedQuestion, response: Response) {
  if (response.type === 'written') return { written: response.text };
  const picked = options.filter(({ id }) => response.picks.includes(id));
  return { picked: picked.map(({ text }) => plainSpans(text)) };
}
