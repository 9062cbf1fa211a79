import { type Fields, listAt } from '../../stand-in/fields.ts';
import { type Problem, refused } from './problem.ts';

/** @returns what is wrong with what is offered while somebody types */
export function checkSuggestions(data: Fields): Problem[] {
  const choices = listAt(data, 'choices');
  const many = choices.length > 25 ? [refused('choices', `are ${choices.length}, 25 are allowed`)] : [];
  return [...many, ...choices.flatMap((choice, index) => checkChoice(choice, `choices[${index}]`))];
}

/** @returns what is wrong with something that can be chosen */
export function checkChoice({ name, value }: Fields, path: string): Problem[] {
  return [
    ...checkLength(name, `${path}.name`),
    ...(typeof value === 'string' ? checkLength(value, `${path}.value`) : []),
  ];
}

function checkLength(text: unknown, path: string): Problem[] {
  const { length } = String(text ?? '');
  return length >= 1 && length <= 100
    ? []
    : [refused(path, `has ${length} characters, 1 to 100 are allowed`)];
}
