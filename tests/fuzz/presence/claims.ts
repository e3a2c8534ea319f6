// What somebody may claim to be, and where: awareness updates that a stock client would believe.
import * as encoding from 'lib0/encoding';
import { message } from '#protocol/messages.ts';
import type { Chance } from '#tests/random.ts';

/** One line of an awareness update. */
interface Line {
	readonly id: number;
	readonly clock: number;
	readonly json: string;
}

export const stolenName = 'STOLEN NAME';

const aCursor = { anchor: { item: { client: 1, clock: 2 } }, head: { item: { client: 1, clock: 3 } } };
const somebodyElse = {
	user: { name: stolenName, role: 'lead', group: 'professional', color: '#000', mayEdit: true },
	cursor: aCursor
};

type Claim = (given: { own: number; others: readonly number[]; chance: Chance }) => Line[];

const claims: readonly Claim[] = [
	// as somebody else, under one's own id
	({ own, chance }) => [{ id: own, clock: chance.below(1_000), json: JSON.stringify(somebodyElse) }],
	// under the id of somebody else, their leaving included
	({ others, chance }) => [
		{ id: chance.pick(others), clock: 2 ** 31 - 1, json: JSON.stringify(somebodyElse) }
	],
	({ others, chance }) => [{ id: chance.pick(others), clock: 2 ** 32, json: 'null' }],
	// beside oneself
	({ own, others }) => [own, ...others].map((id) => ({ id, clock: 99, json: JSON.stringify(somebodyElse) })),
	// a crowd
	({ own, chance }) =>
		Array.from({ length: 1_000 + chance.below(3_000) }, (_, n) => ({
			id: own + n,
			clock: 1,
			json: '{"user":{}}'
		})),
	// at the end of time
	({ own }) => [{ id: own, clock: 2 ** 53 - 2, json: JSON.stringify(somebodyElse) }],
	// names that are no names
	({ own, chance }) => [
		{
			id: own,
			clock: 5,
			json: JSON.stringify({
				user: {
					name: `${stolenName}${chance.pick(['<img src=x onerror=alert(1)>', '"><script>', '\u202eesrever', '\u0000'])}`
				}
			})
		}
	],
	// too much of it
	({ own, chance }) => [
		{
			id: own,
			clock: 7,
			json: JSON.stringify({ cursor: aCursor, more: 'x'.repeat(900 + chance.below(90_000)) })
		}
	],
	// cursors that break editors
	({ own, chance }) => [
		{
			id: own,
			clock: 8,
			json: JSON.stringify({
				cursor: chance.pick<unknown>([
					...[1, 'x', [], {}, { anchor: 1, head: 2 }, { anchor: {}, head: {} }],
					...[
						{ anchor: { item: { client: -1, clock: 1.5 } }, head: null },
						{ anchor: aCursor, head: aCursor }
					]
				]),
				cell: chance.pick<unknown>([
					null,
					{ ...aCursor, action: 7, column: {} },
					{ ...aCursor, action: '__proto__', column: 'what' }
				])
			})
		}
	],
	// no JSON, or too deep for a reader
	({ own, chance }) => [
		{
			id: own,
			clock: 9,
			json: chance.pick(['{', '', 'undefined', '"x"', '[1]', '{"__proto__":{"cursor":1}}', '['.repeat(900)])
		}
	]
];

/** Frames of one claim; sometimes cut off, sometimes promising more than there is. */
export function claimFrame(own: number, others: readonly number[], chance: Chance): Uint8Array {
	const lines = chance.pick(claims)({ own, others, chance });
	const body = encoding.createEncoder();
	encoding.writeVarUint(body, chance.percent(3) ? 2 ** 31 : lines.length);
	for (const { id, clock, json } of lines) {
		encoding.writeVarUint(body, id);
		encoding.writeVarUint(body, clock);
		encoding.writeVarString(body, json);
	}
	const bytes = encoding.toUint8Array(body);
	const frame = encoding.createEncoder();
	encoding.writeVarUint(frame, message.awareness);
	encoding.writeVarUint8Array(
		frame,
		chance.percent(5) ? bytes.subarray(0, chance.below(bytes.length)) : bytes
	);
	return encoding.toUint8Array(frame);
}
