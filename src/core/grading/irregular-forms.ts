/** Past forms that a stemmer cannot trace to their verb, each line beginning with the verb. */
const verbs = `
become became
begin began begun
break broke broken
bring brought
build built
catch caught
choose chose chosen
come came
fall fell fallen
find found
forget forgot forgotten
freeze froze frozen
get got gotten
give gave given
go went gone
grow grew grown
hide hid hidden
hold held
keep kept
know knew known
lead led
leave left
lose lost
make made
mean meant
meet met
overwrite overwrote overwritten
pay paid
rebuild rebuilt
redo redid redone
rerun reran
resend resent
rewrite rewrote rewritten
run ran
see saw seen
sell sold
send sent
shrink shrank shrunk
spend spent
stick stuck
take took taken
think thought
throw threw thrown
understand understood
undo undid undone
win won
withdraw withdrew withdrawn
write wrote written
`;

/** From an irregular form to its verb: "lost" to "lose". */
export const irregularForms: ReadonlyMap<string, string> = new Map(
  verbs
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
    .flatMap(([verb = '', ...forms]) => forms.map((form) => [form, verb] as const)),
);
