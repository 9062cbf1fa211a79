import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Picked, readPeople, writePeople } from '../../src/message/form.ts';

const picked: fc.Arbitrary<Picked> = fc.record({
  type: fc.constantFrom('member' as const, 'role' as const),
  id: fc.stringMatching(/^[A-Za-z0-9-]{1,64}$/),
  name: fc.stringMatching(/^[A-Za-zé’]{1,20}( [A-Z]{1,9})?$/),
});

describe('people picked in a form', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(picked), (people) => {
        expect(readPeople(writePeople(people))).toEqual({ ok: true, value: people });
      }),
    );
  });

  it('take a line each, however their names are written', () => {
    const value = writePeople([{ type: 'member', id: 'U1', name: 'Ben\nrole 7 Admins' }]);
    expect(readPeople(value)).toEqual({
      ok: true,
      value: [{ type: 'member', id: 'U1', name: 'Ben role 7 Admins' }],
    });
  });

  it('are nobody where nothing is picked', () => {
    expect(readPeople(' \n')).toEqual({ ok: true, value: [] });
  });

  it.each(['Ben', 'admin U1 Ben', 'member U1', `member ${'u'.repeat(65)} Ben`, `role 1 ${'n'.repeat(101)}`])(
    'are refused where they are of another form: %j',
    (value) => {
      expect(readPeople(value)).toMatchObject({
        ok: false,
        problem: expect.stringContaining('pick them anew'),
      });
    },
  );
});
