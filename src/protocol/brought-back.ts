// On the wire: somebody brought something back.
import type * as decoding from 'lib0/decoding';
import { broughtBackKinds, type BroughtBack } from '#domain/brought-back.ts';
import { holder, isRecord, jsonFrame, readJson } from './holds.ts';
import { message } from './messages.ts';

export function encodeBroughtBack({ by, kind, id, title, undone }: BroughtBack): Uint8Array {
	return jsonFrame(message.broughtBack, { by, kind, id, title, undone });
}

/** Reads what follows the message type; null when it is not of this shape. */
export function readBroughtBack(decoder: decoding.Decoder): BroughtBack | null {
	const said = readJson(decoder);
	if (!isRecord(said)) return null;
	const by = holder(said.by);
	const kind = broughtBackKinds.find((each) => each === said.kind);
	if (!by || !kind || typeof said.title !== 'string' || typeof said.undone !== 'boolean') return null;
	return {
		by,
		kind,
		id: typeof said.id === 'string' ? said.id : null,
		title: said.title,
		undone: said.undone
	};
}
