// How long a room gathers what comes before it is looked at, written and shown. N people who type then cost N sends in each
// of these spans, and not N times N (rule F1). The first change after a quiet moment never waits.

/** From how many people on, and for how long after the last time, ms. */
const spans = [
	{ people: 401, ms: 15 },
	{ people: 61, ms: 5 }
];

export function gatheringTime(people: number): number {
	return spans.find((span) => people >= span.people)?.ms ?? 0;
}
