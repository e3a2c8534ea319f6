// How many tabs one person may have in one plan. What a room costs grows with its lines, and a large one gathers before it
// shows anything (rule F1): one person alone must not make a small room a large one (rule S7).
import type { Member } from '#server/collab/room/sender.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';

/** Laptop, phone, a big screen, and some tabs forgotten on each. */
const most = 12;

/** Somebody has come in: when they have too many tabs here, the one that came first goes. */
export function sendOldestAway(
	members: ReadonlySet<Member>,
	{ visitor }: Member,
	sabotage?: RoomSabotage
): void {
	if (sabotage === 'open-without-end') return;
	const theirs = [...members].filter((member) => member.visitor.author.id === visitor.author.id);
	for (const oldest of theirs.slice(0, -most)) oldest.refuse('too-many-tabs');
}
