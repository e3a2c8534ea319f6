// How a route says no. Functions below refuse with a code; here the code becomes a page, a form's answer or a redirect.
import { error, fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { Refused, refusal, type RefusalCode } from '#domain/refusals.ts';

/** What a form gets back when it was refused: the sentence, where it belongs, and what had been typed. */
export interface FormRefusal {
	readonly code: RefusalCode;
	readonly say: string;
	/** Name of the box the sentence belongs to; absent when it is about the whole form. */
	readonly field?: string;
	readonly kept: Readonly<Record<string, string>>;
}

class RefusedAt extends Refused {
	readonly field: string;
	constructor(field: string, code: RefusalCode) {
		super(code);
		this.field = field;
	}
}

/** Says no about one box of the form: `if (!name) refuseAt('name', 'field-missing')`. */
export function refuseAt(field: string, code: RefusalCode): never {
	throw new RefusedAt(field, code);
}

/** A load function whose refusals become error pages; who is not signed in is asked to, and comes back here. */
export function page<Event extends { readonly url: URL }, Out>(
	load: (event: Event) => Out | Promise<Out>
): (event: Event) => Promise<Out> {
	return async (event) => {
		try {
			return await load(event);
		} catch (thrown) {
			const refused = asRefused(thrown);
			if (refused.code === 'sign-in-needed') redirect(303, signInAddress(event.url));
			return answer(refused);
		}
	};
}

/**
 * A form action whose refusals go back to the form, with everything that was typed except passwords. `longestKept` letters of
 * each box come back.
 */
export function action<Event extends RequestEvent, Out>(
	act: (event: Event, form: FormData) => Out | Promise<Out>,
	longestKept = 5_000
): (event: Event) => Promise<Out | ActionFailure<FormRefusal>> {
	return async (event) => {
		const form = await readForm(event.request);
		try {
			return await act(event, form);
		} catch (thrown) {
			const refused = asRefused(thrown);
			const { say, http } = refusal(refused.code);
			const field = refused instanceof RefusedAt ? { field: refused.field } : {};
			return fail(http, { code: refused.code, say, ...field, kept: whatWasTyped(form, longestKept) });
		}
	};
}

/** The words of one box, without the spaces around them; '' when the box was not sent. */
export function words(form: FormData, name: string, longest = 200): string {
	const value = form.get(name);
	return typeof value === 'string' ? value.replaceAll('\0', '').trim().slice(0, longest) : '';
}

/** Where to sign in, and come back to. */
export function signInAddress(from: URL): string {
	return `/sign-in?next=${encodeURIComponent(from.pathname + from.search)}`;
}

/** A path of ours to go on to after signing in; anything else leads to the first page. */
export function safeNext(next: string | null): string {
	return next !== null && /^\/(?![/\\])[^\s\\]*$/.test(next) ? next : '/';
}

/** The refusal something thrown stands for; what we did not expect is thrown again. */
export function asRefused(thrown: unknown): Refused {
	if (thrown instanceof Refused) return thrown;
	if (databaseIsAway(thrown)) return new Refused('database-away');
	throw thrown;
}

/** Shows a refusal as an error page. */
export function answer(refused: Refused): never {
	const { say, http } = refusal(refused.code);
	error(http, { message: say, code: refused.code });
}

async function readForm(request: Request): Promise<FormData> {
	try {
		return await request.formData();
	} catch {
		// a body that is no form, or larger than the server takes: the sender is at fault, not we
		answer(new Refused('bad-request'));
	}
}

function whatWasTyped(form: FormData, longest: number): Record<string, string> {
	const kept: Record<string, string> = {};
	for (const [name, value] of form) {
		if (typeof value === 'string' && !/password/i.test(name)) kept[name] = value.slice(0, longest);
	}
	// boxes that were ticked together, so that they are ticked again
	const ticked = form.getAll('voice').filter((value) => typeof value === 'string');
	if (ticked.length > 1) kept['voice'] = ticked.join(' ').slice(0, 50_000);
	return kept;
}

/** Connection lost, refused, or the server shutting down: SQLSTATE classes 08 and 57P, and the driver's own codes. */
function databaseIsAway(thrown: unknown): boolean {
	const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
	return /^(08|57P|CONNECT|ECONN|ENOTFOUND|EPIPE)/.test(code);
}
