import { TERMS } from '../core/retention.ts';

/** By how many days contacts are dated when the last finding of their device is closed; `eraseContacts` adds what was set since. */
export const CONTACT_DAYS = TERMS.contacts.days;
