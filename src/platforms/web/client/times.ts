// The interface is in English, so its dates are; the zone is the viewer's own.
const time = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat('en-GB', { weekday: 'long', day: 'numeric', month: 'long' });
const shortDay = new Intl.DateTimeFormat('en-GB', { weekday: 'short', day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short' });

/** The viewer's IANA zone. */
export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** `09:00` */
export const timeOf = (at: number) => time.format(at);

/** `Monday 23 November` */
export const dayOf = (at: number) => day.format(at);

/** `Mon, 23 Nov` */
export const shortDayOf = (at: number) => shortDay.format(at);

/** `Mon, 23 Nov, 09:00` */
export const momentOf = (at: number) => `${shortDayOf(at)}, ${timeOf(at)}`;

/** `Monday 23 November 2026 at 09:00` */
export const fullMomentOf = (at: number) => full.format(at);
