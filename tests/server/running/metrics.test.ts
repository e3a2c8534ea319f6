import { expect, test } from 'vitest';
import { engineFigures, liveFigures, processFigures } from '#server/running/figures.ts';
import { Metrics } from '#server/running/metrics.ts';

test('a page of figures is what Prometheus reads', () => {
	const metrics = new Metrics();
	const seconds = metrics.histogram('t_seconds', 'How long.', [0.1, 1]);
	for (const value of [0.05, 0.5, 5]) seconds.observe(value);
	const refused = metrics.counter('t_refused_total', 'Why not.', 'reason');
	refused.add(1, 'not-allowed');
	refused.add(2, 'not-allowed');
	metrics.counter('t_total', 'All.');
	metrics.gauge('t_now', 'Now.', () => 7);
	expect(metrics.text().split('\n')).toEqual([
		'# HELP t_seconds How long.',
		'# TYPE t_seconds histogram',
		't_seconds_bucket{le="0.1"} 1',
		't_seconds_bucket{le="1"} 2',
		't_seconds_bucket{le="+Inf"} 3',
		't_seconds_sum 5.55',
		't_seconds_count 3',
		'# HELP t_refused_total Why not.',
		'# TYPE t_refused_total counter',
		't_refused_total{reason="not-allowed"} 3',
		'# HELP t_total All.',
		'# TYPE t_total counter',
		't_total 0',
		'# HELP t_now Now.',
		'# TYPE t_now gauge',
		't_now 7',
		''
	]);
});

test('a label cannot tear the page', () => {
	const metrics = new Metrics();
	metrics.counter('t_total', 'All.', 'why').add(1, 'a"} 9\nb 1');
	expect(metrics.text().split('\n')[2]).toBe('t_total{why="a__ 9_b 1"} 1');
});

test('the figures of the engine and the process are all there, and none twice', () => {
	const metrics = new Metrics();
	const figures = engineFigures(metrics);
	liveFigures(metrics, () => ({ tabs: 3, rooms: 2, waitingBytes: 10, outgoingBytes: 20 }));
	const stop = processFigures(metrics);
	figures.committed({ ms: 4, plans: 2, changes: 9 });
	figures.acknowledged(12);
	figures.refused('not-allowed');
	const text = metrics.text();
	stop();
	for (const line of [
		'withus_tabs 3',
		'withus_rooms 2',
		'withus_waiting_bytes 10',
		'withus_outgoing_bytes 20',
		'withus_updates_entered_total 9',
		'withus_commit_plans_sum 2',
		'withus_commit_seconds_bucket{le="0.005"} 1',
		'withus_ack_seconds_bucket{le="0.02"} 1',
		'withus_refused_total{reason="not-allowed"} 1'
	])
		expect(text.split('\n')).toContain(line);
	expect(text).toMatch(/^process_resident_memory_bytes \d{7,}$/m);
	expect(text).toMatch(/^withus_event_loop_lag_p99_seconds [\d.e-]+$/m);
	expect(() => engineFigures(metrics)).toThrow('twice');
});
