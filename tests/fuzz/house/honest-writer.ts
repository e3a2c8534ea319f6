// Somebody honest with a stock provider, who writes sentences at a steady pace and notes how long "saved" takes.
import type { PlanId } from '#domain/ids.ts';
import { message } from '#protocol/messages.ts';
import { openStock, origin, type StockTab } from '#tests/server/collab/live.ts';
import { type } from '#tests/typing.ts';
import { until } from './children.ts';

export class HonestWriter {
	readonly tab: StockTab;
	readonly name: string;
	/** How long each sentence took to be saved, ms. */
	readonly waits: number[] = [];
	/** Whether the server has ever sent them away for good. */
	wasRefused = false;
	written = 0;
	#sentAt: number | null = null;
	#timer: NodeJS.Timeout | undefined;

	constructor(port: number, planId: PlanId, cookie: string, name: string) {
		this.name = name;
		this.tab = openStock(port, planId, { cookie, origin });
		const { messageHandlers } = this.tab.provider;
		const read = messageHandlers[message.saved]!;
		messageHandlers[message.saved] = (...frame: Parameters<typeof read>) => {
			read(...frame);
			this.#noteSaved();
		};
		void this.tab.closed.then(() => (this.wasRefused = true));
	}

	async arrived(): Promise<this> {
		await until(`${this.name} is in`, () => this.tab.provider.synced);
		return this;
	}

	/** Writes a sentence every so many ms: when the one before is saved, or whatever the line does. */
	begin(every: number, { evenOffline = false } = {}): void {
		this.#timer = setInterval(() => {
			if (!evenOffline && (this.#sentAt !== null || !this.tab.provider.synced)) return;
			this.#sentAt ??= performance.now();
			type(this.tab.doc, `${this.name} ${this.written++}.`);
		}, every);
	}

	end(): void {
		clearInterval(this.#timer);
	}

	/** Leaves out what was noted until now. */
	forget(): number[] {
		return this.waits.splice(0);
	}

	/** For how long what was written last has not been saved, ms; null when it has been. */
	get pending(): number | null {
		return this.#sentAt === null ? null : performance.now() - this.#sentAt;
	}

	#noteSaved(): void {
		if (this.#sentAt === null) return;
		this.waits.push(performance.now() - this.#sentAt);
		this.#sentAt = null;
	}
}

/** The value below which so many of a hundred lie. */
export function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return (
		Math.round((sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * share) / 100))] ?? 0) * 10) /
		10
	);
}
