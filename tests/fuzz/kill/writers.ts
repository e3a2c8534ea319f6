// A process of people who type and delete without a pause, and note what the server says is saved. Stock providers only.
import { parseArgs } from 'node:util';
import * as decoding from 'lib0/decoding';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { schemaVersion } from '#domain/plan.ts';
import { note, type Line } from './journal.ts';

const { values } = parseArgs({
	options: {
		port: { type: 'string' },
		plan: { type: 'string' },
		cookies: { type: 'string' },
		origin: { type: 'string' },
		journal: { type: 'string' },
		name: { type: 'string' },
		pause: { type: 'string' }
	}
});
const { port, plan, cookies, origin, journal, name, pause } = values as Record<keyof typeof values, string>;
const params = { protocol: '1', schema: String(schemaVersion), epoch: '1' };
const savedMessage = 100;

cookies.split(',').forEach(write);

function write(cookie: string, person: number): void {
	const doc = new Y.Doc();
	const body = doc.getXmlFragment('default');
	/** Edits that a frame of the present line carries, by the frame's number. */
	let onTheWay = new Map<number, Line[]>();
	let unsaved: Line[] = [];
	let frames = 0;
	let edit: Line | null = null;

	class NotedSocket extends WebSocket {
		constructor(url: string | URL, protocols?: string | string[]) {
			super(url, protocols, { headers: { cookie, origin } });
			frames = 0;
			onTheWay = new Map();
		}
		// frames are counted where they leave: a step 2 carries everything that is not saved yet, an update one edit
		override send(data: Uint8Array): void {
			if (data[0] === 0 && data[1] !== 0)
				onTheWay.set(++frames, data[1] === 1 ? [...unsaved] : edit ? [edit] : []);
			super.send(data);
		}
	}
	const provider = new WebsocketProvider(`ws://127.0.0.1:${port}/collab`, plan, doc, {
		WebSocketPolyfill: NotedSocket as unknown as typeof globalThis.WebSocket,
		params,
		disableBc: true,
		maxBackoffTime: 300
	});
	provider.messageHandlers[savedMessage] = (_encoder, decoder) => {
		const upTo = decoding.readVarUint(decoder);
		const lines: Line[] = [];
		for (const [frame, edits] of onTheWay) {
			if (frame > upTo) continue;
			lines.push(...edits.filter((line) => unsaved.includes(line)));
			onTheWay.delete(frame);
			unsaved = unsaved.filter((line) => !edits.includes(line));
		}
		note(journal, lines);
		mine.push(...lines.filter((line) => line.what === 'typed').map((line) => line.token));
	};
	for (const other of [101, 102, 103, 104, 105]) provider.messageHandlers[other] = () => undefined;

	/** Own paragraphs that are saved: they may be deleted. */
	const mine: string[] = [];
	let n = 0;
	setInterval(() => {
		if (!provider.synced) return;
		const token = n % 3 === 2 ? mine.shift() : undefined;
		n++;
		if (token !== undefined) remove(token);
		else type(`${name}-${person}-${n}`);
		edit = null;
	}, Number(pause));

	function type(token: string): void {
		edit = { token, what: 'typed' };
		unsaved.push(edit);
		doc.transact(() => {
			const paragraph = new Y.XmlElement('paragraph');
			paragraph.insert(0, [new Y.XmlText(token)]);
			body.push([paragraph]);
		});
	}

	function remove(token: string): void {
		const at = body
			.toArray()
			.findIndex((block) => block instanceof Y.XmlElement && block.toString().includes(`>${token}<`));
		if (at < 0) return;
		note(journal, [{ token, what: 'deletion sent' }]);
		edit = { token, what: 'deleted' };
		unsaved.push(edit);
		body.delete(at, 1);
	}
}
