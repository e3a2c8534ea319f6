// How long changes gather before they are looked at, written and shown together (rule F1). In a room, N people who type then
// cost N sends in each of these spans, and not N times N; among many rooms, one commit serves them all. The first change
// after a quiet moment never waits.

/** From how many people on, and for how long after the last time, ms. */
const spans = [
	{ people: 401, ms: 15 },
	{ people: 151, ms: 12 },
	{ people: 61, ms: 5 }
];

export function gatheringTime(people: number): number {
	return spans.find((span) => people >= span.people)?.ms ?? 0;
}

/** After a commit for so many rooms others are on their way, ms. */
const many = { rooms: 8, ms: 5 };

export function pauseAfter(rooms: number): number {
	return rooms >= many.rooms ? many.ms : 0;
}
