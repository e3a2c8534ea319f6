// A sound update with one of its parts exchanged: another parent, another neighbour, another kind of content. The bytes are
// as well-formed as before.
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import type { Chance } from '#tests/random.ts';

type Part = (item: Y.Item, chance: Chance, anyId: () => Y.ID) => void;

const contents: readonly (() => Y.Item['content'])[] = [
	() => new Y.ContentString('mutant'),
	() => new Y.ContentDeleted(4),
	() => new Y.ContentFormat('bold', { on: true }),
	() => new Y.ContentFormat('link', { href: 'javascript:alert(1)' }),
	() => new Y.ContentAny([1, { deep: [[]] }]),
	() => new Y.ContentJSON(['x']),
	() => new Y.ContentEmbed({ image: 'x' }),
	() => new Y.ContentBinary(new Uint8Array(3)),
	() => new Y.ContentType(new Y.Map()),
	() => new Y.ContentType(new Y.Array()),
	() => new Y.ContentType(new Y.XmlText()),
	() => new Y.ContentType(new Y.XmlElement('paragraph')),
	() => new Y.ContentType(new Y.XmlFragment())
];

const parts: readonly Part[] = [
	(item, _chance, anyId) => (item.origin = anyId()),
	(item, _chance, anyId) => (item.rightOrigin = anyId()),
	(item, _chance, anyId) => Object.assign(item, { origin: null, rightOrigin: null, parent: anyId() }),
	(item, chance) =>
		Object.assign(item, {
			origin: null,
			rightOrigin: null,
			parent: chance.pick(['default', 'actions', 'areas', 'meta'])
		}),
	(item, chance) => (item.parentSub = chance.pick(['id', 'title', 'what', 'rank', '__proto__'])),
	(item) => Object.assign(item, { parentSub: null }),
	(item, chance) => (item.content = chance.pick(contents)()),
	(item, chance, anyId) =>
		Object.assign(item, { parentSub: chance.pick(['id', 'x']), parent: anyId(), origin: null })
];

/** The update with one or two parts of its items exchanged; of what it deletes nothing is kept. */
export function mutateStructs(update: Uint8Array, known: Y.Doc, chance: Chance): Uint8Array {
	const { structs } = Y.decodeUpdate(update);
	const ids = [...known.store.clients].flatMap(([client, held]) =>
		held.map(({ id }) => Y.createID(client, id.clock))
	);
	const anyId = (): Y.ID => {
		const own = chance.pick(structs).id;
		return ids.length === 0 || chance.percent(30) ? own : chance.pick(ids);
	};
	const items = structs.filter((struct) => struct instanceof Y.Item);
	if (items.length > 0)
		for (let i = 0; i <= chance.below(2); i++) chance.pick(parts)(chance.pick(items), chance, anyId);
	return encode(structs);
}

/** The structs of one client, numbered on from the first: contents may have changed their length. */
function encode(structs: readonly (Y.Item | Y.GC | Y.Skip)[]): Uint8Array {
	const encoder = new Y.UpdateEncoderV1();
	const first = structs[0];
	encoding.writeVarUint(encoder.restEncoder, first ? 1 : 0);
	if (first) {
		encoding.writeVarUint(encoder.restEncoder, structs.length);
		encoder.writeClient(first.id.client);
		encoding.writeVarUint(encoder.restEncoder, first.id.clock);
		for (const struct of structs) struct.write(encoder, 0);
	}
	encoding.writeVarUint(encoder.restEncoder, 0);
	return encoder.toUint8Array();
}
