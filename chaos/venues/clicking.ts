import type { Dice } from '../dice.ts';

/** How to click, on one platform. */
interface Clicking<Message, Person> {
  /** A question that one click answers, in a channel of its choice. */
  find(): Message | undefined;
  labels(message: Message): readonly string[];
  click(person: Person, message: Message, label: string): Promise<unknown>;
}

/** In percent. */
const twice = 15;
const otherwise = 15;

/** Has somebody click; now and then twice at once, or on two answers. @returns whether there was anything to click on */
export function clickSomewhere<Message, Person>(
  dice: Dice,
  people: readonly Person[],
  { find, labels, click }: Clicking<Message, Person>,
): boolean {
  const message = find();
  if (!message) return false;
  const person = dice.pick(people);
  const [label, other] = [dice.pick(labels(message)), dice.pick(labels(message))];
  const press = (label: string) => {
    // What was clicked as the bot died is not acknowledged.
    click(person, message, label).catch(() => undefined);
  };
  press(label);
  if (dice.happens(twice)) press(label);
  else if (dice.happens(otherwise)) setTimeout(press, dice.whole(100, 3_000), other).unref();
  return true;
}
