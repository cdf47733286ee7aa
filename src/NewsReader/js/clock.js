// Shows times in the time zone of the newsroom.

// The script engine of the server has no Intl, so the server provides its own clock.
const wallClock = (instant, zone) => globalThis.serverClock ? globalThis.serverClock(instant, zone) : browserClock(instant, zone);

function browserClock(instant, zone) {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', {
        timeZone: zone, calendar: 'gregory', numberingSystem: 'latn', hourCycle: 'h23',
        year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    }).formatToParts(new Date(instant)).map(part => [part.type, part.value]));
    return `${parts.year}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** The day, such as "18 November 2026". */
export function day(instant, zone, words) {
    const [year, month, date] = wallClock(instant, zone).slice(0, 10).split('-').map(Number);
    return `${date} ${words.months[month - 1]} ${year}`;
}

/** Day and time with the distance from UTC: "18 November 2026, 18:45 (UTC+4)". */
export function dayAndTime(instant, zone, words) {
    const wall = wallClock(instant, zone);
    // The wall clock has whole minutes, so the seconds of the instant are cut off, too.
    const minutes = Date.parse(`${wall}:00Z`) / 60000 - Math.floor(Date.parse(instant) / 60000);
    const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
    const offset = minutes === 0 ? 'UTC' : `UTC${minutes < 0 ? '\u2212' : '+'}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
    return `${day(instant, zone, words)}${words.comma} ${wall.slice(11, 16)} (${offset})`;
}
