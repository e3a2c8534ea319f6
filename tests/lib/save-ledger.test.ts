import { expect, test } from 'vitest';
import { SaveLedger } from '#lib/collab/save-ledger.ts';

test('nothing is called saved before the server has counted the frame that carried it', () => {
	const ledger = new SaveLedger();
	ledger.connected();
	ledger.sent();
	ledger.changed(3, 1_000);
	ledger.sent();
	ledger.acknowledged(1, 50, 1_100);
	expect(ledger.unsaved).toBe(true);
	ledger.acknowledged(2, 60, 1_200);
	expect([ledger.unsaved, ledger.savedAt, ledger.savedClock]).toEqual([false, 60, 3]);
});

test('the answer to a greeting that carried nothing of mine gives no time of saving', () => {
	const ledger = new SaveLedger();
	ledger.connected();
	ledger.sent();
	ledger.acknowledged(1, 50, 1_000);
	expect([ledger.unsaved, ledger.savedAt]).toEqual([false, null]);
});

test('a deletion moves no clock and still has to be saved', () => {
	const ledger = new SaveLedger();
	ledger.connected();
	ledger.changed(0, 1_000);
	expect([ledger.unsaved, ledger.waitingSince]).toEqual([true, 1_000]);
	ledger.sent();
	ledger.acknowledged(1, 50, 1_100);
	expect([ledger.unsaved, ledger.waitingSince]).toEqual([false, null]);
});

test('after a new connection frames are counted from one, and what was lost with the old one is still unsaved', () => {
	const ledger = new SaveLedger();
	ledger.connected();
	ledger.changed(1, 1_000);
	ledger.sent();
	ledger.connected();
	ledger.acknowledged(1, 50, 1_100);
	expect(ledger.unsaved).toBe(true);
	ledger.sent();
	ledger.acknowledged(1, 60, 1_200);
	expect(ledger.unsaved).toBe(false);
});
