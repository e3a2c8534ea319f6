// Who comments on a plan, or suggests changes to it, changes nothing of it by their socket: whatever kind of message they send.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { expect, test } from 'vitest';
import { sync } from '#protocol/messages.ts';
import { Engine, somebody } from '#tests/doubles/engine.ts';
import { textOf, type } from '#tests/typing.ts';

/** A message of this number with a real change in it, said in one of the ways a message may be built. */
function messageOf(kind: number, build: (encoder: encoding.Encoder) => void): Uint8Array {
	const encoder = encoding.createEncoder();
	encoding.writeVarUint(encoder, kind);
	build(encoder);
	return encoding.toUint8Array(encoder);
}

test('[G1] every kind of message from a commenter, with a change in it, leaves the plan as it was', async () => {
	const doc = new Y.Doc();
	type(doc, 'By a commenter.');
	const change = Y.encodeStateAsUpdate(doc);
	const builds: ((encoder: encoding.Encoder) => void)[] = [
		...[...Object.values(sync), 3, 127].map((step) => (encoder: encoding.Encoder) => {
			encoding.writeVarUint(encoder, step);
			encoding.writeVarUint8Array(encoder, change);
		}),
		(encoder) => encoding.writeVarUint8Array(encoder, change),
		(encoder) => encoding.writeUint8Array(encoder, change)
	];
	const engine = new Engine();
	const editor = await engine.tab();
	let sent = 0;
	for (let kind = 0; kind < 128; kind++)
		for (const build of builds) {
			const commenter = await engine.tab(somebody({ mayEdit: false }));
			commenter.sendRaw(messageOf(kind, build));
			await engine.settle(commenter);
			commenter.disconnect();
			sent++;
		}
	expect(sent).toBe(128 * builds.length);
	expect(engine.log.rows(engine.planId)).toEqual([]);
	await engine.settle(editor);
	expect(textOf(editor.doc)).toBe('');
	expect(textOf((await engine.tab()).doc)).toBe('');
}, 20_000);
