import { isDeepStrictEqual } from 'node:util';
import { type Fields, listAt, type Place } from '../../stand-in/fields.ts';
import { badBlocks, type Problem } from './problem.ts';

/** @returns what is wrong with a block or element where its fields have to agree with each other */
export function checkElement({ path, value }: Place): Problem[] {
  const check = typeof value.type === 'string' ? checks[value.type] : undefined;
  return (check?.(value) ?? []).map((problem) => badBlocks(path, problem));
}

const checks: Readonly<Record<string, (value: Fields) => string[]>> = {
  section: (value) => (value.text || value.fields ? [] : ['has neither text nor fields']),
  image: checkImage,
  static_select: checkSelect,
  multi_static_select: checkSelect,
  checkboxes: checkOptions,
  radio_buttons: checkOptions,
  overflow: checkOptions,
  plain_text_input: checkInput,
};

function checkImage({ image_url: url, slack_file: file }: Fields): string[] {
  const problems = url !== undefined && file !== undefined ? ['has both image_url and slack_file'] : [];
  const reachable = typeof url !== 'string' || /^https?:\/\//.test(url);
  return reachable ? problems : [...problems, 'has an image_url that Slack cannot fetch'];
}

function checkSelect(value: Fields): string[] {
  const given = [value.options, value.option_groups].filter((list) => list !== undefined).length;
  return given === 1 ? checkOptions(value) : ['needs either options or option_groups'];
}

function checkOptions(value: Fields): string[] {
  const groups = listAt(value, 'option_groups');
  const options = [...listAt(value, 'options'), ...groups.flatMap((group) => listAt(group, 'options'))];
  const problems = options.length === 0 ? ['has no options'] : [];
  const values = options.map((option) => option.value);
  for (const twice of new Set(values.filter((one, index) => values.indexOf(one) !== index))) {
    problems.push(`has several options with the value ${JSON.stringify(twice)}`);
  }
  for (const initial of [value.initial_option ?? [], value.initial_options ?? []].flat()) {
    if (options.some((option) => isDeepStrictEqual(option, initial))) continue;
    problems.push(`has an initial option that is none of its options: ${JSON.stringify(initial)}`);
  }
  return problems;
}

function checkInput({
  initial_value: text,
  min_length: least = 0,
  max_length: most = 3000,
}: Fields): string[] {
  if (Number(least) > Number(most)) return ['has a min_length above its max_length'];
  const long = typeof text === 'string' && text.length > Number(most);
  return long ? ['has an initial_value longer than its max_length'] : [];
}
