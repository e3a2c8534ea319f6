// What a plain form asks for, read like everything else that comes from a page.
import { readThreadAct, type ThreadAct } from '#protocol/comments.ts';

/** Null when it is nothing we know. */
export function actOfForm(form: FormData): ThreadAct | null {
	const get = (name: string): string | undefined => {
		const value = form.get(name);
		return typeof value === 'string' && value !== '' ? value : undefined;
	};
	const mention = get('mention');
	return readThreadAct({
		do: get('do'),
		id: get('id'),
		thread: get('thread'),
		comment: get('comment'),
		reaction: get('reaction'),
		after: get('after'),
		words: get('words') ?? '',
		reason: get('reason') ?? '',
		// a place that a script knew, and a plain form does not
		on: get('do') === 'react' ? get('on') === 'yes' : (get('on') ?? 'plan').replace(/^chosen$/, 'plan'),
		internal: get('internal') === 'yes',
		mentions: mention === undefined ? [] : [mention]
	});
}
