/** What differs from what was put into an MDM. */
export const drifting = {
  title: 'What differs',
  link: 'What differs from what was put into each MDM',
  answer: (n: string, all: string) => `${n} of ${all} fleets differ from what was put there.`,
  fine: (all: string) => `What was put there still lies there, in all ${all} fleets.`,
  open: (n: string) =>
    `Nothing is known to differ in ${n} fleets; not all phones have answered, or something could not be read.`,
  nothing: 'Nothing was put into an MDM yet, so nothing can differ.',
  outcomes: {
    held: 'Holds',
    pending: 'Waits for phones',
    differs: 'Differs',
    unread: 'Could not be read',
    none: 'Not looked at yet',
  },
  noPlan: 'Nothing is in force here.',
  held: 'Last found to hold',
  never: 'It was never found to hold.',
  looked: 'Looked at',
  differ: (n: string, one: boolean) =>
    one
      ? 'Something is to be done again on one phone.'
      : `Something is to be done again on ${n} phones.`,
  changed: 'What somebody changed since',
  kinds: {
    removed: 'took a restriction out of the MDM',
    changed: 'changed what a restriction says',
    reach: 'changed who gets a restriction',
    lost: 'phones lost a restriction',
    conflict: 'put something of their own in the way',
  },
  times: (n: string) => `${n} times`,
  on: (n: string, one: boolean) => (one ? 'on one phone' : `on ${n} phones`),
  proof: 'What is known on the phones',
  todo: 'What to do',
  putRight: 'Plan to put it right',
  lookAtPlan: 'The plan in force',
  leave:
    'Should the change stay? Take the plan back, or change the policy, and plan again: until then it differs.',
};
