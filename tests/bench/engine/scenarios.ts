// What is measured, as data. Numbers of people and their pace come from the engine's table of promises.

export type ActName = 'typing' | 'joins' | 'opening' | 'memory' | 'hugeFrame' | 'badOpcode' | 'neverReads';

/** A relay without document, gate or rights: how it collects before it sends, ms, and whether it stores. */
export interface Floor {
	readonly windowMs: number;
	readonly stored: boolean;
}

export interface Scenario {
	readonly name: string;
	readonly title: string;
	readonly act: ActName;
	readonly rooms: number;
	readonly peoplePerRoom: number;
	/** Length of the plan, in paragraphs of a hundred letters; everybody types in one of their own. */
	readonly paragraphs: number;
	/** How many in each room type; the others watch. */
	readonly typing: number;
	readonly editsPerSecond: number;
	readonly carets: boolean;
	readonly floors: readonly Floor[];
	/** Which peers can take part. */
	readonly peers: readonly Peer[];
	/** Authors of the long history. */
	readonly authors?: number;
}

export type Peer = 'hocuspocus' | 'y-websocket';

const bothPeers: readonly Peer[] = ['hocuspocus', 'y-websocket'];
const relay = (windowMs: number): Floor => ({ windowMs, stored: false });
const storing = (windowMs: number): Floor => ({ windowMs, stored: true });

/** One person: 4 characters a second, and a caret of about 250 bytes with each. */
const pace = { act: 'typing', rooms: 1, editsPerSecond: 4, carets: true, peers: bothPeers } as const;
/** What needs no pace. */
const still = { ...pace, peoplePerRoom: 1, paragraphs: 10, typing: 0, floors: [] } as const;

const room = (people: number, floors: readonly Floor[]): Scenario => ({
	...pace,
	...{ name: `room${people}`, title: `one room of ${people}`, floors },
	...{ peoplePerRoom: people, paragraphs: people, typing: people }
});

export const scenarios: readonly Scenario[] = [
	room(10, []),
	room(60, []),
	room(200, [relay(5), relay(20)]),
	room(500, [relay(20)]),
	{
		...pace,
		...{ name: 'connected1000typing200', title: '1,000 connected, 200 typing' },
		...{ peoplePerRoom: 1_000, paragraphs: 1_000, typing: 200, floors: [relay(20)], peers: [] }
	},
	{
		...pace,
		...{ name: 'rooms200x5', title: '200 rooms of 5, 2 edits a second each, no carets' },
		...{ rooms: 200, peoplePerRoom: 5, paragraphs: 5, typing: 5 },
		...{ editsPerSecond: 2, carets: false, floors: [storing(5)] }
	},
	{
		...pace,
		...{ name: 'ackRoom100', title: 'acknowledgement, 100 in a room' },
		...{ peoplePerRoom: 100, paragraphs: 100, typing: 100, floors: [storing(5)], peers: ['hocuspocus'] }
	},
	{
		...still,
		...{
			name: 'coldOpen',
			title: 'opening a plan of 259,778 edits, first and second person',
			act: 'opening'
		},
		...{ rooms: 6, peoplePerRoom: 2, authors: 1, floors: [storing(0)], peers: ['hocuspocus'] }
	},
	{
		...still,
		...{ name: 'coldOpen10Authors', title: 'the same, by 10 authors', act: 'opening' },
		...{ rooms: 6, peoplePerRoom: 2, authors: 10, peers: ['hocuspocus'] }
	},
	{
		...still,
		...{ name: 'joins200', title: '200 people come within a second', act: 'joins' },
		...{ peoplePerRoom: 201, paragraphs: 201, floors: [relay(5)] }
	},
	{
		...still,
		...{ name: 'memoryPerPlan', title: '200 open plans of 20 kB with one person each', act: 'memory' },
		...{ rooms: 240, paragraphs: 200, floors: [relay(5)] }
	},
	{
		...still,
		...{ name: 'hostile99MB', title: 'one message of 99 MB', act: 'hugeFrame', peoplePerRoom: 3 }
	},
	{
		...still,
		...{ name: 'badOpcode', title: '14 bytes with a bad opcode', act: 'badOpcode', peoplePerRoom: 3 }
	},
	{
		...still,
		...{ name: 'neverReads', title: 'a reader that never reads, 150 MB', act: 'neverReads' },
		...{ peoplePerRoom: 3, carets: false }
	}
];
