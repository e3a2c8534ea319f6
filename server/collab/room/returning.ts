// After a restore from a backup: tabs that stayed open hold words that the backup does not, of people who are not here, too.
// For a while they may bring them back (rules Z in ../README.md).
import type { Gate } from '#server/plan-log/gate.ts';
import type { Asker } from '#server/plan-log/verdict.ts';
import type { RoomSabotage } from '#server/collab/sabotage.ts';
import type { Frame } from './sender.ts';

/** Who asks for this change to enter, as of when it came. */
export function askerOf(frame: Frame, gate: Pick<Gate, 'returnsUntil'>, sabotage?: RoomSabotage): Asker {
	const { sender, keptRows, kind } = frame;
	const inTime = (frame.at ?? Infinity) < gate.returnsUntil;
	// only what answers our question, or is too large for that: what is typed comes under one's own id, now as ever
	const asked = kind !== 'update' && gate.returnsUntil > 0;
	const bringsBack =
		sabotage === 'return-for-ever' ? asked : asked && inTime && sabotage !== 'refuse-returns';
	return { id: sender.visitor.author.id, mayEdit: sender.mayEdit, lockedRows: keptRows, bringsBack };
}
