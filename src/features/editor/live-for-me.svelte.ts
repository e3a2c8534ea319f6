// What one person chooses about the others in the plan: whom they follow, and when they see others' changes.
import { Follow } from './follow.svelte.ts';
import { HoldOthers } from './hold-others.svelte.ts';

export class LiveForMe {
	readonly follow = new Follow();
	readonly hold = new HoldOthers();
}
