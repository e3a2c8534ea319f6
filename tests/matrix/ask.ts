// Asks the running server for one cell and says in one word what it answered.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { WebSocket } from 'ws';
import { message, sync } from '#protocol/messages.ts';
import type { Cell } from './expand.ts';

export interface Answer {
	/** ok · done · invalid · sign-in · nothing · no · gone · closed · quiet · written · error */
	readonly said: string;
	/** Everything that came back: headers, body, frames, searched for canaries. */
	readonly heard: string;
}

export interface Question {
	readonly base: string;
	readonly cell: Cell;
	/** The address with its parameters filled in. */
	readonly path: string;
	readonly cookie: string;
	/** Fields for form actions. */
	readonly form?: Readonly<Record<string, string>>;
}

/** The word for a status, and for a redirect by where it leads. */
function said(status: number, location: string, surface: string): string {
	if (status >= 300 && status < 400)
		return /\/sign-in(\?|$)/.test(location) ? 'sign-in' : surface === 'action' ? 'done' : 'ok';
	if (status < 300) return surface === 'action' ? 'done' : 'ok';
	if (status === 401) return 'sign-in';
	if (status === 403) return 'no';
	if (status === 404) return 'nothing';
	if (status === 410) return 'gone';
	if (status < 500) return 'invalid';
	return 'error';
}

export async function askWeb({ base, cell, path, cookie, form }: Question): Promise<Answer> {
	const headers: Record<string, string> = { cookie, origin: base };
	let address = path;
	let method = 'GET';
	let body: BodyInit | undefined;
	if (cell.surface === 'data') address = `${path === '/' ? '' : path}/__data.json`;
	if (cell.surface === 'action') {
		method = 'POST';
		// SvelteKit's unnamed action answers at the page's own address
		address = path.replace('?/default', '');
		headers['x-sveltekit-action'] = 'true';
		headers.accept = 'application/json';
		body = new URLSearchParams(form ?? {});
	}
	if (['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'HEAD'].includes(cell.surface)) {
		method = cell.surface;
		if (method === 'POST') body = new Uint8Array([0]);
		if (method === 'POST') headers['content-type'] = 'application/octet-stream';
	}
	const response = await fetch(base + address, { method, headers, body, redirect: 'manual' });
	const text = await response.text();
	const heard = `${[...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n')}\n${text}`;
	if (cell.surface === 'data' || cell.surface === 'action')
		return { said: saidInside(response.status, text, cell.surface), heard };
	return { said: said(response.status, response.headers.get('location') ?? '', cell.surface), heard };
}

/** SvelteKit answers data and enhanced actions with 200 and says inside what happened. */
function saidInside(status: number, text: string, surface: string): string {
	if (status !== 200) return said(status, '', surface);
	const parsed = JSON.parse(text.split('\n')[0] ?? '{}') as {
		type?: string;
		status?: number;
		location?: string;
		nodes?: ({ type?: string; status?: number } | null)[];
		error?: { message?: string };
	};
	if (parsed.type === 'redirect') return said(303, parsed.location ?? '', surface);
	if (parsed.type === 'failure' || parsed.type === 'error') return said(parsed.status ?? 500, '', surface);
	const failed = parsed.nodes?.find((node) => node?.type === 'error');
	return failed ? said(failed.status ?? 500, '', surface) : said(200, '', surface);
}

/** One frame of each kind, with a payload that would matter if it were accepted. */
export function frameOf(target: string, state: Uint8Array): Uint8Array {
	const doc = new Y.Doc();
	Y.applyUpdate(doc, state);
	const before = Y.encodeStateVector(doc);
	const text = new Y.XmlText();
	const block = new Y.XmlElement('paragraph');
	block.setAttribute('id', 'matrix');
	doc.getXmlFragment('default').push([block]);
	block.push([text]);
	text.insert(0, 'written by the matrix');
	const change = Y.encodeStateAsUpdate(doc, before);

	const encoder = encoding.createEncoder();
	if (target.startsWith('sync.')) {
		const part = target.slice('sync.'.length) as keyof typeof sync;
		encoding.writeVarUint(encoder, message.sync);
		encoding.writeVarUint(encoder, sync[part]);
		encoding.writeVarUint8Array(encoder, part === 'step1' ? Y.encodeStateVector(new Y.Doc()) : change);
		return encoding.toUint8Array(encoder);
	}
	encoding.writeVarUint(encoder, target === 'unknown' ? 77 : message[target as keyof typeof message]);
	if (target === 'awareness') {
		const awareness = encoding.createEncoder();
		encoding.writeVarUint(awareness, 1);
		encoding.writeVarUint(awareness, doc.clientID);
		encoding.writeVarUint(awareness, 1);
		encoding.writeVarString(awareness, JSON.stringify({ user: { name: 'Somebody else' }, cursor: null }));
		encoding.writeVarUint8Array(encoder, encoding.toUint8Array(awareness));
	} else if (target !== 'queryAwareness') {
		encoding.writeVarUint8Array(encoder, change);
	}
	return encoding.toUint8Array(encoder);
}

export interface SocketAnswer extends Answer {
	readonly closeCode: number | null;
}

/** Asks for the document: the answer is a step 2, and comes after everything sent before has been dealt with. */
function step1(): Uint8Array {
	return Uint8Array.of(message.sync, sync.step1, 1, 0);
}

const isStep2 = (frame: Uint8Array) => frame[0] === message.sync && frame[1] === sync.step2;

/**
 * Joins as somebody, sends one frame, and asks for the document behind it: frames are handled in order, so that answer (or
 * the close) says that the frame has been dealt with.
 * `said`: "closed" (refused at the door), "shut" (closed by the frame) or "open".
 */
export function askSocket(
	question: Omit<Question, 'form'> & { readonly frame: Uint8Array | null }
): Promise<SocketAnswer> {
	const { base, path, cookie, frame } = question;
	return new Promise((resolve) => {
		const socket = new WebSocket(base.replace('http', 'ws') + path, { headers: { cookie, origin: base } });
		const heard: string[] = [];
		let answers = 0;
		const wanted = frame && frame[0] === message.sync && frame[1] === sync.step1 ? 3 : 2;
		let finish = (answer: SocketAnswer) => {
			finish = () => undefined;
			clearTimeout(timer);
			socket.terminate();
			resolve(answer);
		};
		const done = (word: string, closeCode: number | null) =>
			finish({ said: word, heard: heard.join('\n'), closeCode });
		const timer = setTimeout(() => done('silent', null), 10_000);
		socket.on('error', (error) => heard.push(error.message));
		socket.on('open', () => socket.send(step1()));
		socket.on('close', (code, reason) => {
			heard.push(reason.toString());
			done(answers > 0 ? 'shut' : 'closed', code);
		});
		socket.on('message', (data: Buffer) => {
			heard.push(data.toString('latin1'));
			if (!isStep2(data)) return;
			answers += 1;
			if (answers === wanted) return done('open', null);
			if (answers > 1) return;
			// a client answers the server's question before it says anything of its own; this answer brings nothing new
			socket.send(Uint8Array.of(message.sync, sync.step2, 2, 0, 0));
			if (frame) socket.send(frame);
			socket.send(step1());
		});
	});
}
