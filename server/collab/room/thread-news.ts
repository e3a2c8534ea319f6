// Comments are written and read over HTTP. A room only says which thread changed, and only to those who may see it: of what
// is said among those who write the plan, and of what nobody has looked at yet, others do not even hear an id.
import type { Hint } from '#server/notify.ts';
import { encodeThreadChanged } from '#protocol/thread-changed.ts';
import { Packet } from '#server/collab/packet.ts';
import type { Room } from './room.ts';
import type { Visitor } from '#server/collab/visitor.ts';

/** Passes a hint about a thread on. Whoever misses it finds the same by looking: pages ask again when they come back. */
export function tellOfThread(rooms: Iterable<Room>, hint: Hint): void {
	if (hint.kind !== 'thread') return;
	const packet = new Packet(encodeThreadChanged(hint.thread));
	for (const room of rooms) {
		if (room.planId !== hint.plan) continue;
		for (const member of [...room.members]) if (hears(member.visitor, hint)) member.deliver(packet, null);
	}
}

function hears({ author, comments }: Visitor, { to, person }: Extract<Hint, { kind: 'thread' }>): boolean {
	if (!comments?.read) return false;
	if (to === 'everybody') return true;
	return (to === 'inside' ? comments.inside : comments.judge) || author.id === person;
}
