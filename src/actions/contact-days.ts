/** How long a name stays after the last finding of its device was closed; no policy read so far names a time. */
export const CONTACT_DAYS = 30;
