// What the comments' button, panel, sheet and page share: the list, the open thread, and the one way to the server.
import { MediaQuery } from 'svelte/reactivity';
import type { Anchor } from '#domain/anchor.ts';
import { everyOpen, type Filtered } from '#domain/comments/filter-threads.ts';
import type { CommentRights } from '#domain/comments/comment.ts';
import type {
	RoundChoice,
	Saying,
	ThreadAct,
	ThreadLine,
	ThreadList,
	ThreadView
} from '#protocol/comments.ts';

/** What came of asking: the thread, or why not. Without a sentence the server could not be reached. */
export type Asked =
	{ readonly thread: ThreadView } | { readonly code: string | null; readonly say: string | null };

const nothing: CommentRights = { read: false, write: false, inside: false, settle: false, judge: false };

export class CommentRoom {
	/** Shown: beside the text where there is room, as a sheet elsewhere. */
	open = $state(false);
	threads = $state.raw<readonly ThreadLine[]>([]);
	rights = $state.raw<CommentRights>(nothing);
	/** The plan's consultations, to choose what was said in one. */
	rounds = $state.raw<readonly RoundChoice[]>([]);
	filtered = $state.raw<Filtered>(everyOpen);
	/** The thread that is read; null for the list. */
	current = $state.raw<ThreadView | null>(null);
	/** Somebody is about to say something: about these words, or about something they choose. */
	saying = $state.raw<{ readonly on: Anchor | null; readonly about: string } | null>(null);
	choices = $state.raw<Saying>({ people: [], places: [] });
	state = $state<'not-yet' | 'there' | 'failed'>('not-yet');
	/** Opens the box for what is marked in the text now; set by who knows the text. */
	say: () => void = () => undefined;
	readonly #address: string;
	readonly #wide = new MediaQuery('min-width: 1200px', true);
	#asked = 0;

	constructor(planId: string) {
		this.#address = `/plans/${planId}/comments/threads`;
	}

	get wide(): boolean {
		return this.#wide.current;
	}

	get openCount(): number {
		return this.threads.filter(({ resolved }) => !resolved).length;
	}

	/** Fetches the list. */
	async load(): Promise<void> {
		const turn = ++this.#asked;
		const list = await this.#get<ThreadList>('');
		// a later answer is the newer one
		if (turn !== this.#asked) return;
		if (!list) {
			if (this.state === 'not-yet') this.state = 'failed';
			return;
		}
		this.threads = list.threads;
		this.rights = list.rights;
		this.rounds = list.rounds;
		this.state = 'there';
	}

	/** Somebody changed a thread. */
	async changed(id: string): Promise<void> {
		// on the screen now it is not new any more
		const read = this.open && this.current?.id === id ? '&read' : '';
		const thread = await this.#get<ThreadView>(`?thread=${id}${read}`);
		if (thread) this.take(thread);
	}

	/** Opens a thread; false when it is not there any more. */
	async read(id: string): Promise<boolean> {
		this.open = true;
		this.saying = null;
		const thread = await this.#get<ThreadView>(`?thread=${id}&read`);
		if (thread) {
			this.current = thread;
			this.take(thread);
			if (this.rights.write) void this.#chooseFrom();
		}
		return thread !== null;
	}

	/** Opens the box for something new. */
	async begin(on: Anchor | null, about = 'plan'): Promise<void> {
		this.open = true;
		this.current = null;
		this.saying = { on, about };
		await this.#chooseFrom();
	}

	/** Fetches whom one can call, and what one can say something about. */
	async #chooseFrom(): Promise<void> {
		const choices = await this.#get<Saying>('?saying');
		if (choices) this.choices = choices;
	}

	async do(act: ThreadAct): Promise<Asked> {
		try {
			const answer = await fetch(this.#address, {
				method: 'POST',
				headers: { 'content-type': 'application/json' },
				body: JSON.stringify(act)
			});
			const said: unknown = await answer.json();
			if (answer.ok) {
				const thread = said as ThreadView;
				this.take(thread);
				return { thread };
			}
			const { code, say } = said as { code?: unknown; say?: unknown };
			return {
				code: typeof code === 'string' ? code : null,
				say: typeof say === 'string' ? say : null
			};
		} catch {
			// no network, or an answer from something in between: said by whoever asked
			return { code: null, say: null };
		}
	}

	/** Puts a thread as it is now into the list, and on the screen when it is the one that is read. */
	take(thread: ThreadView): void {
		const { comments: _comments, resolvedBy: _by, maySettle: _may, hearing: _hearing, ...line } = thread;
		const known = this.threads.some(({ id }) => id === thread.id);
		this.threads = known
			? this.threads.map((each) => (each.id === thread.id ? line : each))
			: [line, ...this.threads];
		if (this.current?.id === thread.id) this.current = thread;
	}

	async #get<Answer>(query: string): Promise<Answer | null> {
		try {
			const answer = await fetch(this.#address + query);
			return answer.ok ? ((await answer.json()) as Answer) : null;
		} catch {
			// no network: what is on the screen stays
			return null;
		}
	}
}
